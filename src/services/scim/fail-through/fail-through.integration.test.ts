import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { viewDirectory } from '@/services/directories/view'
import { setDirectoryMode } from '@/services/directories/set-mode'
import { setDirectoryOrder } from '@/services/directories/set-order'
import { setMatchingPolicy } from '@/services/matching/set-policy'
import { viewPerson } from '@/services/people/view'
import { pauseStore } from '@/services/stores/set-paused'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { addDirectory, testDirectory, type TestDirectory } from '@/testing/directory'
import { groupUrn, patchOp } from '@/testing/idp'
import { ada } from '@/testing/people'
import { requestLog } from '@/testing/request-log'
import { asSent, resourceOf } from '@/testing/scim-answers'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'
import { addTeammate } from '@/testing/teammates'
import type { ScimAnswer } from '../call'
import { setFailThrough } from './set'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let stores: TestStore[]

beforeEach(async () => {
  acme = await testDirectory()
  stores = [await connectTestStore(simulator, acme), await connectTestStore(simulator, acme)]
  await wait()
})

const wait = (seconds = 10, directory = acme) =>
  setFailThrough(acme.ctx, { id: directory.directoryId, failThrough: { enabled: true, seconds } })

const drain = () =>
  Promise.all(
    stores.map(({ id: storeId }) => drainStore({ organizationId: acme.ctx.organizationId, storeId })),
  )

/** The answer to a request while the stores are written beside it, as the jobs do. */
async function whileDraining<T>(request: Promise<T>): Promise<T> {
  const answers: T[] = []
  void request.then((answer) => answers.push(answer))
  while (answers.length === 0) {
    // A drain stays with a store in trouble for seconds, which is no reason to wait for the answer.
    await Promise.race([drain(), request])
    await sleep(20)
  }
  return request
}

const phone = (value: string) => ({ phoneNumbers: [{ type: 'mobile', value }] })
const invalid = phone('12')
const valid = phone('+41 44 668 18 00')

const post = (fields: Record<string, unknown> = {}, directory = acme) =>
  whileDraining(directory.scim('POST', 'Users', ada(fields)))
const put = (id: string, fields: Record<string, unknown>) =>
  whileDraining(acme.scim('PUT', `Users/${id}`, ada(fields)))
const idOfAda = async () => {
  const found = await acme.scim('GET', 'Users?filter=userName eq "ada@example.com"')
  return (found.body as { Resources: { id: string }[] }).Resources[0]?.id ?? ''
}
const detailOf = ({ body }: ScimAnswer) => (body as { detail: string }).detail
const storeName = ({ domain }: TestStore) => domain.split('.')[0] ?? ''
const refusesPhone = (store: TestStore) =>
  control(simulator, 'POST', 'faults', {
    store: store.domain,
    kind: 'userError',
    operation: 'customerSet',
    field: ['input', 'phone'],
    message: 'Phone is invalid',
    code: 'INVALID',
    count: 10,
  })

describe('A directory that is told what stores refuse (RFC 7644 §3.12)', () => {
  test('an invalid phone shows its reason in the identity provider, and correcting it by PUT answers 200', async () => {
    const refused = await post(invalid)
    expect(refused).toMatchObject({ status: 400, body: { status: '400', scimType: 'invalidValue' } })
    for (const part of [...stores.map(storeName), 'Phone', '"12"', 'administrator of the identity provider'])
      expect(detailOf(refused)).toContain(part)
    const id = await idOfAda()
    expect(asSent(await acme.scim('GET', `Users/${id}`))).toMatchObject(invalid)
    expect(await put(id, valid)).toMatchObject({ status: 200, body: { id } })
    for (const store of stores)
      expect(await store.customers()).toMatchObject([{ email: 'ada@example.com', phone: '+41446681800' }])
  })

  test('what Shopify itself refuses names the store that refuses it, and not the one that does not', async () => {
    const [strict, lax] = stores as [TestStore, TestStore]
    await refusesPhone(strict)
    const refused = await post(valid)
    expect(refused).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
    expect(detailOf(refused)).toContain(`${storeName(strict)} does not take Phone`)
    expect(detailOf(refused)).toContain('Phone is invalid')
    expect(detailOf(refused)).not.toContain(storeName(lax))
    expect(await lax.customers()).toHaveLength(1)
  })

  test('an e-mail address that somebody else has is 409 uniqueness, and the owner of the store can end it', async () => {
    await setMatchingPolicy(acme.ctx, { id: acme.directoryId, policy: 'never' })
    await stores[0]?.act({ email: 'ada@example.com', firstName: 'Other' })
    const refused = await post()
    expect(refused).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
    expect(detailOf(refused)).toContain(`${storeName(stores[0] as TestStore)} does not take E-mail`)
  })

  test('a success is answered once the customers exist, as without waiting', async () => {
    const answer = await post(valid)
    expect(answer).toMatchObject({ status: 201, headers: { location: expect.any(String) } })
    for (const store of stores) expect(await store.customers()).toHaveLength(1)
    const { id } = resourceOf(answer, 201)
    expect(
      await whileDraining(
        acme.scim(
          'PATCH',
          `Users/${id}`,
          patchOp({ op: 'replace', path: 'name.givenName', value: 'Augusta' }),
        ),
      ),
    ).toMatchObject({ status: 200 })
    for (const store of stores) expect(await store.customers()).toMatchObject([{ firstName: 'Augusta' }])
    expect(await whileDraining(acme.scim('DELETE', `Users/${id}`))).toMatchObject({ status: 204 })
    expect((await acme.scim('GET', `Users/${id}`)).status).toBe(404)
  })

  test('a leaver is not refused for what was wrong with their data', async () => {
    await post(invalid)
    const id = await idOfAda()
    const leaving = acme.scim('PATCH', `Users/${id}`, patchOp({ op: 'replace', value: { active: false } }))
    expect((await whileDraining(leaving)).status).toBe(200)
  })
})

describe('Sending it again is safe', () => {
  test('Okta and Entra: the filter finds the user, and the same PUT is told the same until the data is right', async () => {
    const refused = await post(invalid)
    const id = await idOfAda()
    expect(await acme.scim('PUT', `Users/${id}`, ada(invalid))).toMatchObject({
      status: 400,
      body: refused.body as object,
    })
    expect(await put(id, valid)).toMatchObject({ status: 200 })
  })

  test('the same POST is told the same again, and no misleading 409', async () => {
    const refused = await post(invalid)
    expect(await post(invalid)).toMatchObject({ status: 400, body: refused.body as object })
  })

  test('a corrected POST replaces the user that the first one has created: 201 with its id', async () => {
    await post(invalid)
    const id = await idOfAda()
    const created = await post(valid)
    expect(created).toMatchObject({ status: 201, body: { id } })
    expect((await post(valid)).status).toBe(409)
  })

  test('a POST after the store has come to terms is 201, too', async () => {
    await refusesPhone(stores[0] as TestStore)
    await post(valid)
    await control(simulator, 'DELETE', 'faults')
    await database().link.updateMany({ where: { state: 'failed' }, data: { dueAt: new Date() } })
    await drain()
    expect((await post(valid)).status).toBe(201)
  })

  test('another person’s POST of the same userName is 409 uniqueness', async () => {
    await post(invalid)
    const id = await idOfAda()
    const other = await post({ ...valid, externalId: '00u2' })
    expect(other).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
    expect(detailOf(other)).toContain(`user ${id}`)
  })

  test('once success was told, the same POST is 409 uniqueness as ever', async () => {
    await post(invalid)
    await put(await idOfAda(), valid)
    expect(await post(valid)).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
  })
})

describe('What never becomes an error of the identity provider', () => {
  test.each([
    ['an outage', { kind: 'status', status: 503 }],
    ['a revoked token', { kind: 'status', status: 401 }],
    ['a frozen store', { kind: 'status', status: 402 }],
    ['an answer that breaks off', { kind: 'drop-before' }],
    [
      'a reason that nobody understands',
      { kind: 'userError', operation: 'customerSet', message: 'Odd', code: 'ODD' },
    ],
  ])('%s', async (_, fault) => {
    await wait(1)
    for (const store of stores)
      await control(simulator, 'POST', 'faults', { store: store.domain, count: 20, ...fault })
    expect((await post()).status).toBe(201)
    await control(simulator, 'DELETE', 'faults')
  })

  test('stores that take longer: the answer comes after N seconds, and the work goes on', async () => {
    await wait(1)
    const answer = await acme.scim('POST', 'Users', ada(invalid))
    expect(answer.status).toBe(201)
    await drain()
    for (const store of stores) expect(await store.customers()).toHaveLength(1)
    expect((await requestLog(acme, 1))[0]).toMatchObject({
      status: 201,
      waited: expect.stringMatching(/^Waited 1\.\d s: .* not yet done, goes on$/),
    })
  })

  test('a question for a teammate: whose customer is that?', async () => {
    await stores[0]?.act({ email: 'ada@example.com', firstName: 'Other' })
    expect((await post()).status).toBe(201)
  })

  test('what another directory says of the person, who leads', async () => {
    const other = await addDirectory(acme.ctx, 'Entra')
    await setDirectoryOrder(acme.ctx, { ids: [other.directoryId, acme.directoryId] })
    await other.scim('POST', 'Users', ada({ ...invalid, externalId: 'e1' }))
    await drain()
    expect((await post(valid)).status).toBe(201)
  })
})

describe('Nobody waits', () => {
  const unheld = async (request: Promise<ScimAnswer>) => {
    const answer = await request
    expect(answer.status).toBeLessThan(300)
    expect(answer.waited).toBeUndefined()
    return answer
  }

  test('in a directory that has not asked for it, which is the default', async () => {
    const other = await addDirectory(acme.ctx, 'Plain')
    expect((await viewDirectory(acme.ctx, other.directoryId)).failThrough).toEqual({
      enabled: false,
      seconds: 5,
    })
    await unheld(other.scim('POST', 'Users', ada(invalid)))
    await drain()
    await unheld(other.scim('POST', 'Users', ada({ ...invalid, userName: 'b@example.com' })))
  })

  test('in a directory that only observes', async () => {
    await setDirectoryMode(acme.ctx, { id: acme.directoryId, mode: 'observe' })
    await unheld(acme.scim('POST', 'Users', ada(invalid)))
  })

  test('for stores that are paused', async () => {
    for (const { id } of stores) await pauseStore(acme.ctx, { id, paused: true })
    await unheld(acme.scim('POST', 'Users', ada(invalid)))
  })

  test('with a bulk request, nor with a group', async () => {
    const { id } = resourceOf(await post(), 201)
    await unheld(
      acme.scim('POST', 'Bulk', {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
        Operations: [
          { method: 'POST', path: '/Users', bulkId: '1', data: ada({ userName: 'b@example.com' }) },
        ],
      }),
    )
    await unheld(
      acme.scim('POST', 'Groups', { schemas: [groupUrn], displayName: 'All', members: [{ value: id }] }),
    )
  })

  test('JumpCloud: with its probe', async () => {
    const body = ada({ userName: 'test@example.com', emails: [{ value: 'test@example.com' }] })
    await unheld(acme.scim('POST', 'Users', body, { 'user-agent': 'JumpCloud SCIM' }))
  })

  test('beyond 25 of one directory; those who wait hold no connection, so that others are answered', async () => {
    await wait(10)
    const nth = (n: number) =>
      acme.scim(
        'POST',
        'Users',
        ada({ userName: `p${n}@example.com`, emails: [{ value: `p${n}@example.com` }] }),
      )
    const waiting = Array.from({ length: 25 }, (_, n) => nth(n))
    const users = () => database().user.count({ where: { directoryId: acme.directoryId } })
    await expect.poll(users, { timeout: 10_000 }).toBe(25)
    const beyond = await nth(25)
    expect(beyond).toMatchObject({ status: 201, waited: expect.stringContaining('too many requests wait') })
    expect((await acme.scim('GET', 'Users?count=1')).status).toBe(200)
    const answers = await whileDraining(Promise.all(waiting))
    expect(answers.every(({ status }) => status === 201)).toBe(true)
  })
})

describe('What is seen of it', () => {
  test('the request log says how long it waited and what was refused', async () => {
    await post(invalid)
    expect((await requestLog(acme, 1))[0]).toMatchObject({
      status: 400,
      userId: await idOfAda(),
      error: expect.stringContaining('Phone'),
      waited: expect.stringMatching(/^Waited \d\.\d s: .* refused Phone: "12"/),
    })
  })

  test('the person’s timeline says it once, however often it is told', async () => {
    await post(invalid)
    await post(invalid)
    const id = await idOfAda()
    await acme.scim('PUT', `Users/${id}`, ada(invalid))
    const { events } = await viewPerson(acme.ctx, { id })
    const told = events.filter(({ kind }) => kind === 'user.refusal-told')
    expect(told).toMatchObject([
      {
        outcome: 'failed',
        title: expect.stringContaining('Acme Okta was told'),
        steps: [{ name: 'refused', detail: expect.stringMatching(/^Waited/) }],
        reason: { who: 'idp-admin' },
      },
    ])
  })

  test('what another process settles is seen without its nudge', async () => {
    const request = acme.scim('POST', 'Users', ada())
    const where = { user: { directoryId: acme.directoryId } }
    await expect.poll(() => database().link.count({ where })).toBe(2)
    await database().link.updateMany({ where, data: { state: 'verified', dueAt: null } })
    expect(await request).toMatchObject({ status: 201, waited: expect.stringContaining('confirmed') })
  })

  test('only administrators decide about it', async () => {
    const operator = await addTeammate(acme.ctx, 'operator')
    const change = { id: acme.directoryId, failThrough: { enabled: false, seconds: 5 } }
    await expect(setFailThrough(operator, change)).rejects.toThrow(/admin/)
  })
})
