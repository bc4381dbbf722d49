import { Webhook } from 'standardwebhooks'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { database } from '@/adapters/db/client'
import { rotateSecret } from '@/services/targets/rotate-secret'
import { testTarget as testConnection } from '@/services/targets/test-connection'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { faultyServer } from '@/testing/faulty-server'
import { patchOp } from '@/testing/idp'
import { ada } from '@/testing/people'
import { testTarget, type TestTarget } from '@/testing/targets'

await useDatabase()
process.env.OUTBOUND_PRIVATE_ADDRESSES = 'true'

type Received = { headers: Record<string, string>; body: string }
const received: Received[] = []
const server = await faultyServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    received.push({ headers, body })
    response.writeHead(204).end()
  })
})
afterAll(server.stop)

let acme: TestDirectory
let target: TestTarget

beforeEach(async () => {
  received.splice(0)
  acme = await testDirectory()
  target = await testTarget(acme, { kind: 'webhook', settings: { url: `${server.url}/hook` } })
})

/** What a receiver does: verifies with the library and its secret. Throws when that fails. */
const verified = ({ headers, body }: Received, secret: string | null = target.secret) =>
  new Webhook(secret ?? '').verify(body, headers)

let people = 0
async function newcomer() {
  const userName = `person${++people}@example.com`
  const { body } = await acme.scim('POST', 'Users', ada({ userName, emails: [{ value: userName }] }))
  return (body as { id: string }).id
}
const patch = (id: string, ...operations: unknown[]) =>
  acme.scim('PATCH', `Users/${id}`, patchOp(...operations))

test('a joiner, mover, leaver and rejoiner are told in messages that the library verifies', async () => {
  const id = await newcomer()
  await target.drainAll()
  for (const operation of [
    { op: 'replace', path: 'name.familyName', value: 'King' },
    { op: 'replace', path: 'active', value: false },
    { op: 'replace', path: 'active', value: true },
  ]) {
    await patch(id, operation)
    await target.drainAll()
  }
  expect(received.map((message) => verified(message))).toMatchObject([
    {
      type: 'user.created',
      timestamp: expect.any(String),
      data: { id, user: { active: true, name: { familyName: 'Lovelace' } } },
    },
    {
      type: 'user.updated',
      data: { id, changes: [{ path: 'name.familyName', from: 'Lovelace', to: 'King' }] },
    },
    { type: 'user.deactivated', data: { id, user: { active: false } } },
    { type: 'user.reactivated', data: { id, user: { active: true } } },
  ])
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(4)
})

test('a changed body does not verify', async () => {
  await newcomer()
  await target.drainAll()
  const [message] = received
  expect(() => verified({ headers: message?.headers ?? {}, body: `${message?.body} ` })).toThrow()
})

test('a message that was refused is sent again under its id, and one that was superseded under another', async () => {
  const id = await newcomer()
  server.failNext([{ status: 500 }])
  await target.drain()
  expect(await target.linkOf(id)).toMatchObject({
    state: 'failed',
    reason: { code: 'refused-500', who: 'target-owner' },
  })
  await target.drain()
  server.failNext(['drop-after'])
  await patch(id, { op: 'replace', path: 'name.familyName', value: 'King' })
  await target.drainAll()
  const ids = received.map(({ headers }) => headers['webhook-id'])
  expect(ids).toHaveLength(3)
  expect(ids[1]).toBe(ids[2])
  expect(ids[0]).not.toBe(ids[1])
})

test('during a rotation both secrets verify, and a day later only the new one', async () => {
  const { secret } = await rotateSecret(acme.ctx, target)
  await newcomer()
  await target.drainAll()
  for (const live of [secret, target.secret])
    expect(verified(received[0] ?? { headers: {}, body: '' }, live)).toMatchObject({ type: 'user.created' })
  vi.useFakeTimers({ now: Date.now() + 25 * 60 * 60_000, toFake: ['Date'] })
  try {
    await newcomer()
    await target.drainAll()
    const last = received.at(-1) ?? { headers: {}, body: '' }
    expect(verified(last, secret)).toMatchObject({ type: 'user.created' })
    expect(() => verified(last)).toThrow(/No matching signature/)
  } finally {
    vi.useRealTimers()
  }
})

test('a receiver that is out of order is left alone for as long as it says, and nobody is lost', async () => {
  const id = await newcomer()
  server.failNext([{ status: 503, headers: { 'retry-after': '3600' } }])
  await target.drain()
  expect(await target.view()).toMatchObject({
    trouble: expect.stringMatching(/out of order/),
    mode: 'on',
    due: 1,
  })
  await target.drainOnce()
  expect(received).toEqual([])
  await target.drain()
  expect(await target.linkOf(id)).toMatchObject({ state: 'verified' })
})

test.each([
  ['has failed for days', { status: 503, headers: { 'retry-after': '0' } }],
  ['has refused everything for days', { status: 500 }],
])('a receiver that %s is switched off, and says why', async (_, fault) => {
  await newcomer()
  await database().target.update({
    where: { id: target.id },
    data: { trouble: 'It failed.', failingSince: new Date(Date.now() - 6 * 24 * 60 * 60_000) },
  })
  server.failNext([fault])
  await target.drain()
  expect(await target.view()).toMatchObject({ mode: 'disabled', trouble: expect.any(String) })
  expect(await target.events()).toContainEqual(expect.objectContaining({ kind: 'target.disabled' }))
  await target.setMode('on')
  await target.drainAll()
  expect(received).toHaveLength(1)
})

test('a receiver that is gone for good (410) is switched off at once', async () => {
  await newcomer()
  server.failNext([{ status: 410 }])
  await target.drain()
  expect(await target.view()).toMatchObject({ mode: 'disabled' })
})

test('the connection test sends a signed message', async () => {
  expect(await testConnection(acme.ctx, target)).toMatchObject({ ok: true })
  expect(verified(received[0] ?? { headers: {}, body: '' })).toMatchObject({ type: 'target.test' })
})
