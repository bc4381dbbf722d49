import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimDue, nextDue } from '@/adapters/db/links'
import { within } from '@/adapters/db/tenant'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'

await useDatabase()
const simulator = await useSimulator()

/** What the smallest plan's bucket pays for at once, less the reserve; the rest comes at ten a second. */
const AT_ONCE = 180
const PEOPLE = AT_ONCE + 40

let acme: TestDirectory
let ids: string[]
beforeAll(async () => {
  acme = await testDirectory()
  ids = []
  for (let number = 0; number < PEOPLE; number++) {
    const userName = `person${number}@example.com`
    const { body } = await acme.scim('POST', 'Users', ada({ userName, emails: [{ value: userName }] }))
    ids.push((body as { id: string }).id)
  }
})

let store: TestStore
beforeEach(async () => void (store = await connectTestStore(simulator, acme)))

async function drainAll() {
  const target = { organizationId: acme.ctx.organizationId, storeId: store.id }
  while ((await drainStore(target)).more);
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    await sleep(50)
  }
}

const patch = (id: string, ...Operations: unknown[]) =>
  acme.scim('PATCH', `Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations,
  })

test('what a drain is writing is not due again for it, so that it does not ask the database over and over', async () => {
  const claim = randomUUID()
  const waits = await within(acme.ctx.organizationId, async (tenant) => {
    await claimDue(tenant, store.id, { lane: 'patient', claim, limit: PEOPLE })
    return [
      await nextDue(tenant, store.id, { lane: 'patient', claim }),
      await nextDue(tenant, store.id, { lane: 'patient', claim: randomUUID() }),
    ]
  })
  expect(waits).toEqual([undefined, 0])
})

describe('in the middle of a back-fill that has used up the store’s budget', () => {
  test('someone who leaves is restricted before the back-fill goes on', async () => {
    const drained = drainAll()
    const first = await until(async () => {
      const customers = await store.customers()
      return customers.length >= AT_ONCE - 20 ? customers[0] : undefined
    })
    const person = ids[Number(/\d+/.exec(first?.email ?? '')?.[0])] ?? ''
    await patch(person, { op: 'replace', value: { active: false } })
    const then = await until(async () => {
      const customers = await store.customers()
      const restricted = customers.find(({ id }) => id === first?.id)
      return restricted?.tags.includes('rollcall:deprovisioned') ? customers : undefined
    })
    expect(then.length).toBeLessThan(PEOPLE)
    await drained
    expect(await store.customers()).toHaveLength(PEOPLE)
  })
})
