import { expect, test } from 'vitest'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { connectTestStore, useSimulator } from '@/testing/stores'
import { adaEvent, addWebsite } from '@/testing/website'

await useDatabase()
const simulator = await useSimulator()

test('who signs up at a website is a customer of the store, and who leaves it is restricted there (M34, M35, M39)', async () => {
  const acme = await testDirectory()
  const store = await connectTestStore(simulator, acme)
  const site = await addWebsite(acme.ctx)
  const tell = async (event: unknown) => {
    expect(await site.send(event)).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    await drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })
    return store.customers()
  }
  const ada = { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' }
  expect(await tell(adaEvent('person.joined', { department: 'Gold' }))).toMatchObject([
    { ...ada, tags: ['department:Gold', 'rollcall:member'] },
  ])
  expect(await tell(adaEvent('person.changed', { department: 'Silver' }))).toMatchObject([
    { ...ada, tags: ['department:Silver', 'rollcall:member'] },
  ])
  expect(await tell(adaEvent('person.left'))).toMatchObject([{ ...ada, tags: ['rollcall:deprovisioned'] }])
  expect(await tell(adaEvent('person.joined'))).toMatchObject([{ ...ada, tags: ['rollcall:member'] }])
  expect(await tell(adaEvent('person.removed'))).toMatchObject([{ ...ada, tags: ['rollcall:deprovisioned'] }])
})
