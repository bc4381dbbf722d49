import { beforeAll, describe, expect, test } from 'vitest'
import { within } from '@/adapters/db/tenant'
import { setDirectoryMode } from '@/services/directories/set-mode'
import { viewPerson } from '@/services/people/view'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { addDirectory, testDirectory, type ScimClient, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let store: TestStore

beforeAll(async () => {
  acme = await testDirectory()
  store = await connectTestStore(simulator, acme)
})

const drain = () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })

async function post(scim: ScimClient, email: string, fields: Record<string, unknown> = {}): Promise<string> {
  const answer = await scim(
    'POST',
    'Users',
    ada({ userName: email, emails: [{ value: email, primary: true }], ...fields }),
  )
  expect(answer.status).toBe(201)
  return (answer.body as { id: string }).id
}

const deactivate = (scim: ScimClient, id: string) =>
  scim('PATCH', `Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'active', value: false }],
  })

const customersOf = async (email: string) =>
  (await store.customers()).filter((customer) => customer.email === email)

describe('someone whom two directories know (M9)', () => {
  test('is one person and one customer, and stays while one of the two has them', async () => {
    const email = 'both@example.com'
    const contractors = await addDirectory(acme.ctx, 'Contractors')
    const first = await post(acme.scim, email)
    const second = await post(contractors.scim, email, { name: { givenName: 'A.', familyName: 'L.' } })
    await drain()
    const person = await viewPerson(acme.ctx, { id: second })
    expect(person.personId).toBe(first)
    expect(person.sources.map(({ id }) => id)).toEqual([first, second])
    expect(await customersOf(email)).toMatchObject([{ firstName: 'Ada', tags: ['rollcall:member'] }])

    await deactivate(acme.scim, first)
    await drain()
    expect(await customersOf(email)).toMatchObject([{ firstName: 'A.', tags: ['rollcall:member'] }])

    await deactivate(contractors.scim, second)
    await drain()
    expect(await customersOf(email)).toMatchObject([{ tags: ['rollcall:deprovisioned'] }])
  })
})

test('two users of one directory with the same e-mail address stay two people', async () => {
  const email = 'shared@example.com'
  const first = await post(acme.scim, email)
  const second = await post(acme.scim, 'shared-two@example.com', { emails: [{ value: email }] })
  expect((await viewPerson(acme.ctx, { id: second })).personId).toBe(second)
  expect(first).not.toBe(second)
})

test('someone whom the directory deletes and sends again under a new id gets the former customer back', async () => {
  const email = 'again@example.com'
  const id = await post(acme.scim, email)
  await drain()
  await acme.scim('DELETE', `Users/${id}`)
  await drain()
  const again = await post(acme.scim, email)
  await drain()
  expect((await viewPerson(acme.ctx, { id: again })).personId).toBe(id)
  expect(await customersOf(email)).toMatchObject([{ tags: ['rollcall:member'] }])
})

test('a directory that only observes writes nothing until it goes live, and nothing again once it is paused', async () => {
  const email = 'observed@example.com'
  const quiet = await addDirectory(acme.ctx, 'Quiet')
  await setDirectoryMode(acme.ctx, { id: quiet.directoryId, mode: 'observe' })
  const id = await post(quiet.scim, email)
  await drain()
  expect(await customersOf(email)).toEqual([])
  expect((await viewPerson(acme.ctx, { id })).links).toMatchObject([{ state: 'planned' }])

  await setDirectoryMode(acme.ctx, { id: quiet.directoryId, mode: 'live' })
  await drain()
  expect(await customersOf(email)).toMatchObject([{ tags: ['rollcall:member'] }])

  await setDirectoryMode(acme.ctx, { id: quiet.directoryId, mode: 'paused' })
  await deactivate(quiet.scim, id)
  await drain()
  expect(await customersOf(email)).toMatchObject([{ tags: ['rollcall:member'] }])
})

test('what became due before the last live directory was paused takes nobody out of a store', async () => {
  const email = 'paused@example.com'
  const quiet = await addDirectory(acme.ctx, 'Paused')
  const id = await post(quiet.scim, email)
  await drain()
  const [customer] = await customersOf(email)
  await setDirectoryMode(acme.ctx, { id: quiet.directoryId, mode: 'paused' })
  const [link] = (await viewPerson(acme.ctx, { id })).links
  await within(acme.ctx.organizationId, ({ sql }) =>
    sql.link.updateMany({ where: { id: link?.id ?? '' }, data: { state: 'queued', dueAt: new Date(0) } }),
  )
  await drain()
  expect(await customersOf(email)).toEqual([customer])
  expect((await viewPerson(acme.ctx, { id })).links).toMatchObject([{ state: 'planned', restricted: false }])
})
