import { loadPeople } from '@/adapters/db/load-people'
import { database } from '@/adapters/db/client'
import { within } from '@/adapters/db/tenant'
import { desiredCustomer } from '@/core/mapping/desired-customer'
import type { Desired } from '@/core/reconcile/decide'
import { loadConfiguration } from '@/services/configuration/load'
import { setDirectoryGuard } from '@/services/guard/set-directory-guard'
import { setMatchingPolicy } from '@/services/matching/set-policy'
import { drainStore } from '@/services/sync/drain-store'
import { lastMemberOf } from '@/services/sync/ledger'
import { personOf } from '@/services/sync/person'
import { checkSubscriptions } from '@/services/webhooks/check-subscriptions'
import { processInbox } from '@/services/webhooks/process'
import { GuardLimits } from '@/core/reconcile/guard'
import type { Simulator } from '@/simulator/shopify/start'
import { testDirectory } from '../directory'
import { verifiedDomain } from '../domains'
import { connectTestStore, control, type TestStore } from '../stores'

/** Where everyone in a history has their address. */
export const DOMAIN = 'history.example'

type Sent = { webhookId: string; status: string; dueAt: number }

export type StoreCustomer = {
  id: string
  email: string | null
  firstName: string | null
  lastName: string | null
  phone: string | null
  tags: string[]
  metafields: { namespace: string; key: string; value: string }[]
}

type Company = {
  id: string
  roles: { id: string }[]
  locations: { id: string; name: string }[]
  contacts: { customerId: string; roles: { location: string | null }[] }[]
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** An organization of its own with a directory and stores that are heard; the guard lets everyone go. */
export async function openWorld(simulator: Simulator, stores = 2) {
  const acme = await testDirectory()
  const { ctx, directoryId } = acme
  const { organizationId } = ctx
  await setDirectoryGuard(ctx, { id: directoryId, guard: GuardLimits.parse({ enabled: false }) })
  await verifiedDomain(ctx, DOMAIN)
  await setMatchingPolicy(ctx, { id: directoryId, policy: 'verified-domain' })
  const shops: TestStore[] = []
  for (let n = 0; n < stores; n++) {
    const domain = `s${crypto.randomUUID().slice(0, 8)}.myshopify.com`
    await control(simulator, 'POST', 'stores', { domain, b2b: true })
    shops.push(await connectTestStore(simulator, acme, domain))
  }
  const roles = (await Promise.all(shops.map((shop) => companyIn(simulator, shop)))).flat()
  for (const { id } of shops) await checkSubscriptions({ organizationId, storeId: id })

  const customersIn = (shop: TestStore) =>
    control<StoreCustomer[]>(simulator, 'GET', `stores/${shop.domain}/customers`)

  /** Where each customer of a store may order for its company, by the customer's id. */
  const ordersIn = async (shop: TestStore) => {
    const companies = await control<Company[]>(simulator, 'GET', `stores/${shop.domain}/companies`)
    return new Map(
      companies.flatMap(({ locations, contacts }) =>
        contacts.map(({ customerId, roles: held }): [string, string[]] => [
          customerId,
          held
            .flatMap(({ location }) => locations.find(({ name }) => name === location)?.id ?? [])
            .toSorted(),
        ]),
      ),
    )
  }

  const drain = async (shop: TestStore) => (await drainStore({ organizationId, storeId: shop.id })).written

  const outbox = (shop: TestStore) => control<Sent[]>(simulator, 'GET', `webhooks?store=${shop.domain}`)

  /** Lets what the store has to tell arrive, and processes it. */
  async function hear(shop: TestStore) {
    await control(simulator, 'POST', 'deliver', { store: shop.domain })
    while ((await outbox(shop)).some(({ status }) => status === 'waiting'))
      await new Promise((resolve) => setTimeout(resolve, 5))
    await hasten()
    await processInbox({ organizationId, storeId: shop.id })
  }

  /** Lets some of what the store has to tell arrive: in another order, and up to three times. */
  async function hearSome(shop: TestStore, seed: number) {
    const waiting = (await outbox(shop)).filter(({ status }) => status === 'waiting')
    const some = waiting.filter((_, n) => (seed >> (n % 8)) % 3 !== 0).toReversed()
    for (const { webhookId } of some) {
      await control(simulator, 'POST', 'deliver', { store: shop.domain, webhookIds: [webhookId] })
      for (let n = 0; n < seed % 3; n++)
        await control(simulator, 'POST', 'replay', { webhookId, newId: n % 2 === 0 })
    }
    await processInbox({ organizationId, storeId: shop.id })
  }

  /** Makes everything due that waits for its time, as if that had come. */
  async function hasten() {
    const at = new Date(0)
    const later = { organizationId, dueAt: { gt: new Date() } }
    await database().link.updateMany({ where: later, data: { dueAt: at } })
    await database().webhookDelivery.updateMany({ where: later, data: { dueAt: at } })
    await database().store.updateMany({ where: { organizationId }, data: { retryAt: null } })
  }

  async function isSettled() {
    const owed = { organizationId, dueAt: { not: null } }
    const links = await database().link.count({ where: owed })
    const deliveries = await database().webhookDelivery.count({ where: owed })
    const sent = await Promise.all(shops.map(outbox))
    return links + deliveries === 0 && sent.flat().every(({ status }) => status !== 'waiting')
  }

  /** Lets time pass until nobody owes anybody anything. Answers how many customers were written. */
  async function settle() {
    let written = 0
    for (let round = 0; round < 20; round++) {
      for (const shop of shops) {
        await hasten()
        written += await drain(shop)
        await hear(shop)
      }
      if (await isSettled()) return written
    }
    const owed = await database().link.findMany({
      where: { organizationId, dueAt: { not: null } },
      select: { state: true, reason: true, attempts: true },
    })
    throw new Error(`It does not come to rest: ${JSON.stringify(owed)}`)
  }

  /** What every store should show of everyone that it has a link for, by what the directory and configuration say. */
  async function wanted() {
    const links = await database().link.findMany({
      where: { organizationId },
      orderBy: { id: 'asc' },
    })
    const { people, configuration } = await within(organizationId, async (tenant) => ({
      people: await loadPeople(tenant, [...new Set(links.map(({ userId }) => userId))]),
      ...(await loadConfiguration(tenant)),
    }))
    return links.map((link) => {
      const stored = people.get(link.userId) ?? { id: link.userId, override: null, accepted: {}, users: [] }
      const desired: Desired = desiredCustomer(personOf(stored), configuration, {
        storeId: link.storeId,
        now: new Date(),
        lastMember: lastMemberOf(link),
      })
      return { link, desired }
    })
  }

  return {
    ...acme,
    simulator,
    organizationId,
    shops,
    roles,
    customersIn,
    ordersIn,
    drain,
    hear,
    hearSome,
    settle,
    wanted,
  }
}

/** A company of a store with two locations, and the role that rules give at each of them. */
async function companyIn(simulator: Simulator, { id: storeId, domain }: TestStore) {
  const company = await control<Company>(simulator, 'POST', `stores/${domain}/companies`, {
    name: 'Acme',
    locations: ['Depot'],
  })
  return company.locations.map(({ id: locationId }) => ({
    storeId,
    companyId: company.id,
    locationId,
    roleId: company.roles[0]?.id ?? '',
  }))
}
