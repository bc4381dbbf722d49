import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testTarget as testConnection } from '@/services/targets/test-connection'
import { startEntra } from '@/simulator/entra/start'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { patchOp } from '@/testing/idp'
import { ada } from '@/testing/people'
import { testTarget, type TestTarget } from '@/testing/targets'

await useDatabase()
process.env.OUTBOUND_PRIVATE_ADDRESSES = 'true'

const clientId = '11111111-1111-4111-8111-111111111111'
let entra: Awaited<ReturnType<typeof startEntra>>
let acme: TestDirectory
let target: TestTarget
const started: { stop: () => void }[] = []
afterAll(() => started.forEach(({ stop }) => stop()))

beforeEach(async () => {
  entra = await startEntra({ clientId, clientSecret: 's3cret' })
  started.push(entra)
  acme = await testDirectory()
  target = await testTarget(acme, {
    kind: 'entra',
    settings: { endpoint: entra.endpoint, tenantId: entra.tenantId, clientId },
    credentials: { clientSecret: 's3cret' },
  })
})

let people = 0
async function newcomer() {
  const userName = `person${++people}@example.com`
  const { body } = await acme.scim('POST', 'Users', ada({ userName, emails: [{ value: userName }] }))
  return { id: (body as { id: string }).id, userName }
}
const patch = (id: string, ...operations: unknown[]) =>
  acme.scim('PATCH', `Users/${id}`, patchOp(...operations))

/** Uploads, lets Entra work, and looks for the results. */
async function round() {
  await target.drain()
  entra.provision()
  await target.drain()
}

describe('API-driven inbound provisioning', () => {
  test('a joiner is pending until the provisioning log says that they were created', async () => {
    const { id, userName } = await newcomer()
    await target.drain()
    expect(await target.linkOf(id)).toMatchObject({ state: 'writing', waitsForAnswer: true })
    expect(await target.view()).toMatchObject({ pending: 1, due: 0 })
    entra.provision()
    await target.drain()
    expect(await target.linkOf(id)).toMatchObject({
      state: 'verified',
      waitsForAnswer: false,
      recordId: entra.accounts.get(userName)?.id,
    })
    const [line] = (await target.events()).filter(({ kind }) => kind === 'record.created')
    expect(line?.steps.map(({ name }) => name)).toEqual([
      'received',
      'decided',
      'uploaded',
      'provisioned',
      'verified',
    ])
    expect(line?.requestId).toMatch(/^req-/)
  })

  test('a mover, leaver and rejoiner are one account', async () => {
    const { id, userName } = await newcomer()
    await round()
    await patch(id, { op: 'replace', path: 'name.familyName', value: 'King' })
    await round()
    expect(entra.accounts.get(userName)?.data).toMatchObject({ name: { familyName: 'King' } })
    await patch(id, { op: 'replace', path: 'active', value: false })
    await round()
    expect(entra.accounts.get(userName)).toMatchObject({ accountEnabled: false })
    expect(await target.linkOf(id)).toMatchObject({ state: 'verified', restricted: true })
    await patch(id, { op: 'replace', path: 'active', value: true })
    await round()
    expect(entra.accounts.get(userName)).toMatchObject({ accountEnabled: true })
    expect(entra.accounts.size).toBe(1)
  })

  test('who leaves before Entra has answered is switched off all the same', async () => {
    const { id, userName } = await newcomer()
    await target.drain()
    await patch(id, { op: 'replace', path: 'active', value: false })
    await target.drain()
    entra.provision()
    await target.drain()
    expect(entra.accounts.get(userName)).toMatchObject({ accountEnabled: false })
    expect(await target.linkOf(id)).toMatchObject({ state: 'verified', restricted: true })
  })

  test('what Entra could not do is failed, with its reason and its advice', async () => {
    const { id, userName } = await newcomer()
    entra.decide(userName, {
      status: 'failure',
      errorCode: 'DuplicateTargetEntries',
      reason: 'More than one object matched.',
      recommendedAction: 'Make the matching attribute unique.',
    })
    await round()
    expect(await target.linkOf(id)).toMatchObject({
      state: 'failed',
      reason: {
        code: 'DuplicateTargetEntries',
        who: 'idp-admin',
        fix: 'Make the matching attribute unique.',
      },
    })
  })

  test.each([
    ['what is out of its scope is skipped', 'SkipReason', 'Not effectively entitled', 'skipped'],
    ['what is there already is verified', 'RedundantExport', 'The state matches', 'verified'],
  ])('%s', async (_, errorCode, reason, state) => {
    const { id, userName } = await newcomer()
    entra.decide(userName, { status: 'skipped', errorCode, reason })
    await round()
    expect(await target.linkOf(id)).toMatchObject({ state })
  })

  test('uploads hold at most 50 people each, and no more than 40 are sent in a second', async () => {
    await target.setMode('paused')
    for (let n = 0; n < 120; n++) await newcomer()
    await target.setMode('on')
    await target.drain()
    expect(entra.uploads).toEqual([50, 50, 20])
    entra.provision()
    await target.drain()
    expect(entra.accounts.size).toBe(120)
    expect(await target.view()).toMatchObject({ people: 120, pending: 0, due: 0, failed: 0 })
  })
})

test('an identifier that the directory does not send is named', async () => {
  await target.change({ identifier: 'employeeNumber' })
  const { id } = await newcomer()
  await target.drain()
  expect(await target.linkOf(id)).toMatchObject({ state: 'failed', reason: { code: 'no-identifier' } })
})

describe('the test of the connection says in words', () => {
  test('that all is well', async () => {
    expect(await testConnection(acme.ctx, target)).toMatchObject({ ok: true })
  })

  test('that the secret is wrong', async () => {
    await target.change({}, { clientSecret: 'old' })
    expect(await testConnection(acme.ctx, target)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/AADSTS7000215/),
    })
  })

  test('which permission is missing', async () => {
    entra.grant(['SynchronizationData-User.Upload'])
    expect(await testConnection(acme.ctx, target)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/ProvisioningLog.Read.All/),
    })
  })
})
