import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testTarget as testConnection } from '@/services/targets/test-connection'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { enterpriseUrn, patchOp } from '@/testing/idp'
import { ada } from '@/testing/people'
import { scimmyServer } from '@/testing/scimmy-server'
import { asSent } from '@/testing/scim-answers'
import { scimTarget, type TestTarget } from '@/testing/targets'

await useDatabase()
process.env.OUTBOUND_PRIVATE_ADDRESSES = 'true'
const server = await scimmyServer({ token: 'secret' })
afterAll(server.stop)

let acme: TestDirectory
let target: TestTarget

beforeEach(async () => {
  server.users.clear()
  server.requests.splice(0)
  acme = await testDirectory()
  target = await scimTarget(acme, { url: `${server.url}/scim/v2`, token: 'secret' })
})

let people = 0
const newcomer = async (fields: Record<string, unknown> = {}) => {
  const userName = `person${++people}@example.com`
  const body = ada({ userName, emails: [{ value: userName, primary: true, type: 'work' }], ...fields })
  const { body: user } = await acme.scim('POST', 'Users', body)
  return { id: (user as { id: string }).id, userName }
}
const patch = (id: string, ...operations: unknown[]) =>
  acme.scim('PATCH', `Users/${id}`, patchOp(...operations))

const there = (userName: string) => [...server.users.values()].filter((user) => user.userName === userName)

/** Both sides say the same about someone, apart from what only one of them can know. */
async function expectEqual(id: string, userName: string, { active }: { active: boolean } = { active: true }) {
  const { externalId: _ours, schemas: _schemas, ...here } = asSent(await acme.scim('GET', `Users/${id}`))
  const [kept, ...more] = there(userName)
  expect(more).toEqual([])
  const { id: _id, meta: _meta, schemas: _theirs, externalId, ...sent } = { ...kept }
  expect(externalId).toBe(id)
  expect(sent).toEqual({ ...here, active })
}

describe.each([
  ['PATCH', 'patch'],
  ['PUT', 'put'],
] as const)('an independent SCIM server, updated by %s, ends equal', (_, updates) => {
  beforeEach(() => target.change({ updates }))

  test('after a joiner, mover, leaver and rejoiner', async () => {
    const { id, userName } = await newcomer({ [enterpriseUrn]: { department: 'Sales', costCenter: '7' } })
    await target.drainAll()
    await expectEqual(id, userName)
    await patch(
      id,
      { op: 'replace', path: 'name.familyName', value: 'King' },
      { op: 'replace', path: `${enterpriseUrn}:department`, value: 'Legal' },
      { op: 'remove', path: `${enterpriseUrn}:costCenter` },
      { op: 'remove', path: 'displayName' },
      { op: 'add', path: 'title', value: 'Countess' },
      { op: 'add', path: 'phoneNumbers', value: [{ type: 'mobile', value: '+41790000000' }] },
    )
    await target.drainAll()
    await expectEqual(id, userName)
    await patch(id, { op: 'replace', path: 'active', value: false })
    await target.drainAll()
    await expectEqual(id, userName, { active: false })
    expect(await target.linkOf(id)).toMatchObject({ state: 'verified', restricted: true })
    await patch(id, { op: 'replace', path: 'active', value: true }, { op: 'remove', path: 'phoneNumbers' })
    await target.drainAll()
    await expectEqual(id, userName)
  })

  test('after lost answers, hang-ups, 429 and 5xx, with nobody there twice', async () => {
    const joiners = await Promise.all(Array.from({ length: 8 }, () => newcomer()))
    server.failNext([
      'drop-after',
      { status: 429, headers: { 'retry-after': '0' } },
      'drop-before',
      { status: 503, headers: { 'retry-after': '0' } },
      { status: 500 },
      'drop-after',
    ])
    await target.drainAll()
    expect(server.users.size).toBe(8)
    for (const { id, userName } of joiners) await expectEqual(id, userName)
    await Promise.all(
      joiners.map(({ id }) => patch(id, { op: 'replace', path: 'name.familyName', value: 'King' })),
    )
    server.failNext(['drop-after', 'drop-before', { status: 500 }])
    await target.drainAll()
    for (const { id, userName } of joiners) await expectEqual(id, userName)
  })

  test('where leaving means deletion', async () => {
    await target.change({ leaving: 'delete' })
    const { id, userName } = await newcomer()
    await target.drainAll()
    await acme.scim('DELETE', `Users/${id}`)
    await target.drainAll()
    expect(there(userName)).toEqual([])
  })
})

test('someone who is there already is found among many and taken over', async () => {
  for (let n = 0; n < 250; n++)
    server.users.set(`old-${n}`, { id: `old-${n}`, userName: `old${n}@example.com`, active: true })
  const { id } = (await acme.scim('POST', 'Users', ada({ userName: 'old237@example.com' }))).body as {
    id: string
  }
  await target.drainAll()
  expect(server.users.size).toBe(250)
  expect(server.users.get('old-237')).toMatchObject({ externalId: id, name: { givenName: 'Ada' } })
})

test('the connection test tells who is there', async () => {
  expect(await testConnection(acme.ctx, target)).toMatchObject({
    ok: true,
    message: expect.stringMatching(/0 users/),
  })
})
