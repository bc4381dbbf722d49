import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { claimTargetLinks } from '@/adapters/db/target-links'
import { within } from '@/adapters/db/tenant'
import { setDirectoryMode } from '@/services/directories/set-mode'
import { viewPerson } from '@/services/people/view'
import { testTarget } from '@/services/targets/test-connection'
import { useDatabase } from '@/testing/database'
import { addDirectory, testDirectory, type TestDirectory } from '@/testing/directory'
import { enterpriseUrn, groupUrn, patchOp } from '@/testing/idp'
import { ada } from '@/testing/people'
import { rollcallServer } from '@/testing/rollcall-server'
import { asSent, listOf } from '@/testing/scim-answers'
import { scimTarget, type TestTarget } from '@/testing/targets'

await useDatabase()
process.env.OUTBOUND_PRIVATE_ADDRESSES = 'true'
const server = await rollcallServer()
afterAll(server.stop)

let acme: TestDirectory
let other: TestDirectory
let target: TestTarget

beforeEach(async () => {
  acme = await testDirectory()
  other = await testDirectory('The other Rollcall')
  target = await scimTarget(acme, { url: `${server.url}/scim/v2/${other.key}`, token: other.token })
  await target.drain()
  server.requests.splice(0)
})

let people = 0
const newcomer = async (fields: Record<string, unknown> = {}) => {
  const userName = `person${++people}@example.com`
  const body = ada({ userName, emails: [{ value: userName, primary: true }], ...fields })
  const { status, body: user } = await acme.scim('POST', 'Users', body)
  expect(status).toBe(201)
  return { id: (user as { id: string }).id, userName }
}
const patch = (id: string, ...operations: unknown[]) =>
  acme.scim('PATCH', `Users/${id}`, patchOp(...operations))

/** Everyone of that name in the other Rollcall, as it would show them to its own IdP. */
const there = async (userName: string) =>
  listOf(await other.scim('GET', `Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`)).Resources

/** Both sides say the same about someone, apart from the ids and what only one of them can know. */
async function expectEqual(id: string, userName: string) {
  const here = asSent(await acme.scim('GET', `Users/${id}`))
  const [record, ...more] = await there(userName)
  expect(more).toEqual([])
  const { id: _id, meta: _meta, externalId, ...sent } = record ?? { id: '' }
  const { externalId: _ours, ...ours } = here
  expect(externalId).toBe(id)
  expect(sent).toEqual(ours)
}

describe('a joiner, mover, leaver and rejoiner end equal on both sides', () => {
  test.each([
    ['by PATCH', { updates: 'patch' }],
    ['by PUT', { updates: 'put' }],
  ] as const)('%s', async (_, settings) => {
    await target.change(settings)
    const { id, userName } = await newcomer({ [enterpriseUrn]: { department: 'Sales', costCenter: '7' } })
    await target.drain()
    await expectEqual(id, userName)

    await patch(id, { op: 'replace', path: 'name.familyName', value: 'King' })
    await patch(id, { op: 'replace', path: `${enterpriseUrn}:department`, value: 'Legal' })
    await patch(id, { op: 'remove', path: 'name.givenName' })
    await patch(id, { op: 'remove', path: 'displayName' })
    await target.drain()
    await expectEqual(id, userName)

    await patch(id, { op: 'replace', path: 'active', value: false })
    await target.drain()
    expect(await there(userName)).toMatchObject([{ active: false, name: { familyName: 'King' } }])
    expect(await target.linkOf(id)).toMatchObject({ state: 'verified', restricted: true })

    await patch(
      id,
      { op: 'replace', path: 'active', value: true },
      { op: 'add', path: 'displayName', value: 'Ada King' },
    )
    await target.drain()
    await expectEqual(id, userName)
    expect(await target.linkOf(id)).toMatchObject({ state: 'verified', restricted: false })
  })

  test('where leaving means deletion, a leaver is deleted and a rejoiner made anew', async () => {
    await target.change({ leaving: 'delete' })
    const { id, userName } = await newcomer()
    await target.drain()
    await patch(id, { op: 'replace', path: 'active', value: false })
    await target.drain()
    expect(await there(userName)).toEqual([])
    await patch(id, { op: 'replace', path: 'active', value: true })
    await target.drain()
    await expectEqual(id, userName)
  })

  test('someone deleted in the directory is switched off at the target', async () => {
    const { id, userName } = await newcomer()
    await target.drain()
    await acme.scim('DELETE', `Users/${id}`)
    await target.drain()
    expect(await there(userName)).toMatchObject([{ active: false }])
  })

  test('ten changes in a burst cost one PATCH, and an unchanged PUT none', async () => {
    const { id, userName } = await newcomer()
    await target.drain()
    server.requests.splice(0)
    for (let n = 1; n <= 10; n++)
      await patch(id, { op: 'replace', path: 'name.familyName', value: `King ${n}` })
    await target.drain()
    expect(server.writes()).toEqual(['PATCH'])
    await acme.scim('PUT', `Users/${id}`, asSent(await acme.scim('GET', `Users/${id}`)))
    await target.drain()
    expect(server.writes()).toEqual(['PATCH'])
    await expectEqual(id, userName)
  })
})

describe('nothing is there twice', () => {
  test('a create whose answer is lost makes one record', async () => {
    const { id, userName } = await newcomer()
    server.failNext(['drop-after'], ({ method }) => method === 'POST')
    await target.drainAll()
    await expectEqual(id, userName)
    expect(server.writes()).toEqual(['POST'])
  })

  test('someone who left while the answer to their create was lost is switched off', async () => {
    const { id, userName } = await newcomer()
    server.failNext(['drop-after'], ({ method }) => method === 'POST')
    await target.drainOnce()
    await patch(id, { op: 'replace', path: 'active', value: false })
    await target.drainAll()
    expect(await there(userName)).toMatchObject([{ active: false }])
  })

  test('what a killed drain had claimed is written by the next one, once', async () => {
    const { id, userName } = await newcomer()
    await target.hasten()
    await within(acme.ctx.organizationId, (tenant) => claimTargetLinks(tenant, target.id, randomUUID(), 10))
    await target.drain()
    await expectEqual(id, userName)
    expect(server.writes()).toEqual(['POST'])
  })

  test('a record that the target has under the same user name is taken over, and its own externalId left alone', async () => {
    const userName = `person${++people}@example.com`
    await other.scim(
      'POST',
      'Users',
      ada({ userName, externalId: 'hr-7', nickName: 'A', emails: [{ value: userName }] }),
    )
    const body = ada({ userName, emails: [{ value: userName, primary: true }] })
    const { id } = (await acme.scim('POST', 'Users', body)).body as { id: string }
    await target.drain()
    expect(await there(userName)).toMatchObject([{ externalId: 'hr-7', emails: [{ primary: true }] }])
    expect(await target.linkOf(id)).toMatchObject({ state: 'verified' })
  })

  test('a record that was deleted at the target is made again by the next change', async () => {
    const { id, userName } = await newcomer()
    await target.drain()
    const [record] = await there(userName)
    await other.scim('DELETE', `Users/${record?.id}`)
    await patch(id, { op: 'replace', path: 'name.familyName', value: 'King' })
    await target.drain()
    await expectEqual(id, userName)
  })

  test('two people with one user name do not share a record', async () => {
    const second = await addDirectory(acme.ctx, 'Second')
    const { id, userName } = await newcomer()
    const stranger = ada({ userName, emails: [{ value: 'stranger@example.com' }] })
    const answer = await second.scim('POST', 'Users', stranger)
    await target.drain()
    await target.drain()
    const links = [await target.linkOf(id), await target.linkOf((answer.body as { id: string }).id)]
    expect(links.map((link) => link?.reason?.code ?? link?.state).toSorted()).toEqual([
      'record-taken',
      'verified',
    ])
    expect(await there(userName)).toHaveLength(1)
  })

  test('somebody in two directories is one record, and leaves with the last of them', async () => {
    const second = await addDirectory(acme.ctx, 'Second')
    const { id, userName } = await newcomer()
    await second.scim('POST', 'Users', ada({ userName, emails: [{ value: userName, primary: true }] }))
    await target.drain()
    await patch(id, { op: 'replace', path: 'active', value: false })
    await target.drain()
    expect(await there(userName)).toMatchObject([{ active: true }])
    const [known] = listOf(await second.scim('GET', 'Users')).Resources
    await second.scim('DELETE', `Users/${known?.id}`)
    await target.drain()
    expect(await there(userName)).toMatchObject([{ active: false }])
  })
})

describe('when the target does not behave', () => {
  test.each([
    ['is busy, with Retry-After', [{ status: 429, headers: { 'retry-after': '1' } }]],
    [
      'is out of order',
      [
        { status: 503, headers: { 'retry-after': '0' } },
        { status: 502, headers: { 'retry-after': '0' } },
      ],
    ],
    ['hangs up before anything', ['drop-before']],
    ['refuses one person with 500', [{ status: 500 }]],
  ] as const)('it %s: nothing is lost, nothing doubled', async (_, faults) => {
    const [one, two] = [await newcomer(), await newcomer()]
    server.failNext([...faults], ({ method }) => method === 'POST')
    await target.drainAll()
    await expectEqual(one.id, one.userName)
    await expectEqual(two.id, two.userName)
  })

  test('a token that is not accepted stops the target with words, and nobody is lost', async () => {
    await target.change({}, { token: 'wrong' })
    const { id, userName } = await newcomer()
    await target.drain()
    expect(await target.view()).toMatchObject({
      trouble: expect.stringMatching(/does not accept the credentials/),
      due: 1,
    })
    expect((await viewPerson(acme.ctx, { id })).events).toContainEqual(
      expect.objectContaining({ kind: 'user.created' }),
    )
    await target.change({}, { token: other.token })
    await target.drain()
    await expectEqual(id, userName)
    expect(await target.view()).toMatchObject({ trouble: null, due: 0 })
  })

  test('the version of a record is named with the next write where the target asks for it', async () => {
    const { id, userName } = await newcomer()
    await target.drain()
    server.failNext([{ status: 428 }], ({ method }) => method === 'PATCH')
    await patch(id, { op: 'replace', path: 'name.familyName', value: 'King' })
    await target.drain()
    expect(server.requests.findLast(({ method }) => method === 'PATCH')?.ifMatch).toMatch(/^W\//)
    await expectEqual(id, userName)
  })
})

describe('whom a target is for', () => {
  test('a condition over attributes and groups decides, and who no longer meets it leaves', async () => {
    await target.setAudience({ condition: `${enterpriseUrn}:department eq "Sales"` })
    const sales = await newcomer({ [enterpriseUrn]: { department: 'Sales' } })
    const legal = await newcomer({ [enterpriseUrn]: { department: 'Legal' } })
    await target.drain()
    expect(await there(sales.userName)).toHaveLength(1)
    expect(await there(legal.userName)).toEqual([])
    expect(await target.linkOf(legal.id)).toMatchObject({ state: 'skipped', reason: { code: 'never-there' } })
    await patch(sales.id, { op: 'replace', path: `${enterpriseUrn}:department`, value: 'Legal' })
    await target.drain()
    expect(await there(sales.userName)).toMatchObject([{ active: false }])
  })

  test('nobody is written back to the directory they came from', async () => {
    const second = await addDirectory(acme.ctx, 'Second')
    await target.setAudience({ directoryId: acme.directoryId })
    const { id } = await newcomer()
    const userName = `person${++people}@example.com`
    await second.scim('POST', 'Users', ada({ userName, emails: [{ value: userName }] }))
    await target.drain()
    expect(await target.linkOf(id)).toBeUndefined()
    expect(await there(userName)).toHaveLength(1)
  })

  test('whom the target’s directory sends back to us is its own from then on: no loop, and nobody is taken away', async () => {
    const second = await addDirectory(acme.ctx, 'Second')
    await target.setAudience({ directoryId: acme.directoryId })
    const userName = `person${++people}@example.com`
    const emails = [{ value: userName, primary: true }]
    const answer = await second.scim('POST', 'Users', ada({ userName, emails }))
    await target.drain()
    await acme.scim('POST', 'Users', ada({ userName, emails, externalId: '00u9' }))
    server.requests.splice(0)
    await target.drain()
    expect(server.requests).toEqual([])
    expect(await there(userName)).toMatchObject([{ active: true }])
    expect(await target.linkOf((answer.body as { id: string }).id)).toMatchObject({
      state: 'skipped',
      reason: { code: 'came-back' },
    })
  })

  test('nobody leaves because their directory was paused', async () => {
    const { id, userName } = await newcomer()
    await target.drain()
    await setDirectoryMode(acme.ctx, { id: acme.directoryId, mode: 'paused' })
    await patch(id, { op: 'replace', path: 'name.familyName', value: 'King' })
    await target.drain()
    expect(await there(userName)).toMatchObject([{ active: true, name: { familyName: 'Lovelace' } }])
    expect(await target.linkOf(id)).toMatchObject({ state: 'planned' })
    await setDirectoryMode(acme.ctx, { id: acme.directoryId, mode: 'live' })
    await target.drain()
    await expectEqual(id, userName)
  })

  test('who joins or leaves a group that the condition asks for joins or leaves the target', async () => {
    await target.setAudience({ condition: 'groups.display eq "Staff"' })
    const { id, userName } = await newcomer()
    await target.drain()
    const group = { schemas: [groupUrn], displayName: 'Staff', members: [{ value: id }] }
    const answer = await acme.scim('POST', 'Groups', group)
    await target.drain()
    expect(await there(userName)).toMatchObject([{ active: true }])
    await acme.scim('DELETE', `Groups/${(answer.body as { id: string }).id}`)
    await target.drain()
    expect(await there(userName)).toMatchObject([{ active: false }])
  })

  test('people of one directory only', async () => {
    const second = await addDirectory(acme.ctx, 'Second')
    await target.setAudience({ source: 'directory', sourceDirectoryId: second.directoryId })
    const { id } = await newcomer()
    await target.drain()
    expect(await target.linkOf(id)).toBeUndefined()
  })
})

test('every write is on the person’s timeline: target, old and new, steps', async () => {
  const { id } = await newcomer()
  await target.drain()
  await patch(id, { op: 'replace', path: 'name.familyName', value: 'King' })
  await target.drain()
  const { events } = await viewPerson(acme.ctx, { id })
  const line = events.find(({ kind }) => kind === 'record.updated')
  expect(line).toMatchObject({
    outcome: 'done',
    target: { id: target.id, name: 'Other site' },
    changes: [{ field: 'name.familyName', from: 'Lovelace', to: 'King' }],
  })
  expect(line?.steps.map(({ name }) => name)).toEqual(['received', 'decided', 'written', 'verified'])
})

test('a paused target is written to when it goes on', async () => {
  await target.setMode('paused')
  const { id, userName } = await newcomer()
  await target.drain()
  expect(await there(userName)).toEqual([])
  await target.setMode('on')
  await target.drain()
  await expectEqual(id, userName)
})

test('one organization sees nothing of another’s targets', async () => {
  const stranger = await testDirectory()
  expect(await target.listFor(stranger.ctx)).toEqual([])
})

describe('the test of a connection says in words', () => {
  test('that all is well, and how many are there', async () => {
    expect(await testTarget(acme.ctx, target)).toMatchObject({
      ok: true,
      message: expect.stringMatching(/0 users/),
    })
  })

  test('that the credentials are wrong', async () => {
    await target.change({}, { token: 'wrong' })
    expect(await testTarget(acme.ctx, target)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/credentials/),
    })
  })

  test.each([
    ['that the path is wrong', `${server.url}/nowhere`, /nothing at this address|answers, but not as/],
    ['that the host does not exist', 'http://nowhere.invalid/scim', /no host/],
    ['that nobody listens there', 'http://127.0.0.1:1/scim', /does not take connections/],
  ])('%s', async (_, url, words) => {
    await target.change({ url })
    expect(await testTarget(acme.ctx, target)).toMatchObject({
      ok: false,
      message: expect.stringMatching(words),
    })
  })
})
