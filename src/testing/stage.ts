import { expect } from 'vitest'
import { database } from '@/adapters/db/client'
import type { CompanyRole } from '@/core/reconcile/customer-store'
import type { Policy, Rule } from '@/core/mapping/configuration'
import { viewPerson } from '@/services/people/view'
import { viewReceipt, viewReceipts } from '@/services/receipts/view'
import { drainStore } from '@/services/sync/drain-store'
import type { Simulator } from '@/simulator/shopify/start'
import { saveTestConfiguration } from './configuration'
import { testDirectory, type ScimClient } from './directory'
import { groupUrn, patchOp } from './idp'
import { ada } from './people'
import { resourceOf } from './scim-answers'
import { connectTestStore, control, type SimulatedCustomer, type TestStore } from './stores'

type StagedCustomer = SimulatedCustomer & {
  phone: string | null
  emailConsent: { state: string }
  addresses: { id: string; address1: string | null; city: string | null; countryCode: string | null }[]
  defaultAddressId: string | null
  erasureRequestedAt: string | null
}

type Company = {
  id: string
  roles: { id: string; name: string }[]
  locations: { id: string; name: string }[]
  contacts: { email: string | null; roles: { role: string | null; location: string | null }[] }[]
}

const DAY_MS = 86_400_000

export type Stage = Awaited<ReturnType<typeof openStage>>

let people = 0

/**
 * An organization with a directory and business stores, in which days pass without waiting. Needs GUARD_SETTLE_MS=0 and
 * COALESCE_MS=1 where leavers are to go within one drain.
 */
export async function openStage(simulator: Simulator, { stores: count = 1 } = {}) {
  const acme = await testDirectory()
  const { organizationId } = acme.ctx
  const stores: TestStore[] = []
  for (let n = 0; n < count; n++) {
    const domain = `s${crypto.randomUUID().slice(0, 8)}.myshopify.com`
    await control(simulator, 'POST', 'stores', { domain, b2b: true })
    stores.push(await connectTestStore(simulator, acme, domain))
  }
  const storeAt = (n: number): TestStore => {
    const store = stores[n]
    if (!store) throw new Error(`There is no store ${n}`)
    return store
  }

  /** Whatever waits for the rest of a burst, or for its next try, does not wait; what waits for a day does. */
  async function hasten() {
    const soon = new Date(Date.now() + DAY_MS / 2)
    const dueAt = { not: null, lt: soon }
    await database().link.updateMany({ where: { organizationId, dueAt }, data: { dueAt: new Date(0) } })
  }

  /** A store that was in trouble is asked again. */
  const retry = () => database().store.updateMany({ where: { organizationId }, data: { retryAt: null } })

  async function drain() {
    await hasten()
    for (const { id: storeId } of stores) await drainStore({ organizationId, storeId })
  }

  /** Lets days pass: every moment that is remembered moves back. */
  async function pass(days: number) {
    const sql = database()
    const by = `${days} days`
    await sql.$executeRaw`
      update scim_user set left_at = left_at - ${by}::interval where organization_id = ${organizationId}::uuid`
    await sql.$executeRaw`
      update link set due_at = due_at - ${by}::interval, restricted_at = restricted_at - ${by}::interval,
        leaving_since = leaving_since - ${by}::interval, losing_since = losing_since - ${by}::interval,
        lost_at = lost_at - ${by}::interval,
        erasure_requested_at = erasure_requested_at - ${by}::interval
      where organization_id = ${organizationId}::uuid`
    await sql.$executeRaw`
      update receipt set said_at = said_at - ${by}::interval where organization_id = ${organizationId}::uuid`
  }

  async function join(fields: Record<string, unknown> = {}, scim: ScimClient = acme.scim) {
    const email = `stage${++people}@example.com`
    const emails = [{ value: email, primary: true }]
    const body = ada({ userName: email, externalId: email, emails, ...fields })
    const { id } = resourceOf(await scim('POST', 'Users', body), 201)
    return { id, email, body }
  }

  async function patch(path: string, ...operations: unknown[]) {
    expect((await acme.scim('PATCH', path, patchOp(...operations))).status).toBeLessThan(300)
  }

  async function group(displayName: string, members: string[]) {
    const body = { schemas: [groupUrn], displayName, members: members.map((value) => ({ value })) }
    return resourceOf(await acme.scim('POST', 'Groups', body), 201).id
  }

  const customers = (n = 0) =>
    control<StagedCustomer[]>(simulator, 'GET', `stores/${storeAt(n).domain}/customers`)

  const linkOf = async (personId: string, n = 0) => {
    const link = (await viewPerson(acme.ctx, { id: personId })).links.find(
      ({ store }) => store.id === storeAt(n).id,
    )
    if (!link) throw new Error('There is no link')
    return link
  }

  /** A company of a store with a role at its first location. */
  async function company(name: string, n = 0) {
    const path = `stores/${storeAt(n).domain}/companies`
    const made = await control<Company>(simulator, 'POST', path, { name, locations: [`${name} depot`] })
    const roleAt = (location: number): CompanyRole & { storeId: string } => ({
      storeId: storeAt(n).id,
      companyId: made.id,
      locationId: made.locations[location]?.id ?? '',
      roleId: made.roles[0]?.id ?? '',
    })
    /** Where somebody may order for the company, as the store shows it. */
    const locationsOf = async (email: string) =>
      (await control<Company[]>(simulator, 'GET', path))
        .filter(({ id }) => id === made.id)
        .flatMap(({ contacts }) => contacts)
        .filter((contact) => contact.email === email)
        .flatMap(({ roles }) => roles.map(({ location }) => location))
    return { ...made, roleAt, locationsOf }
  }

  return {
    ...acme,
    stores,
    store: storeAt(0),
    drain,
    retry,
    pass,
    join,
    patch,
    group,
    customers,
    linkOf,
    personOf: (id: string) => viewPerson(acme.ctx, { id }),
    company,
    setActive: (id: string, value: boolean) => patch(`Users/${id}`, { op: 'replace', path: 'active', value }),
    remove: async (id: string) => expect((await acme.scim('DELETE', `Users/${id}`)).status).toBe(204),
    customer: async (email: string, n = 0) => (await customers(n)).find((one) => one.email === email),
    mutations: async (n = 0) =>
      (await storeAt(n).requests()).reduce((sum, { mutations }) => sum + mutations, 0),
    policy: (policy: Partial<Policy>, n = 0) =>
      saveTestConfiguration(acme, (configuration, { settingsOf }) => {
        const settings = settingsOf(storeAt(n).id)
        const changed = { ...settings, policy: { ...settings.policy, ...policy } }
        return { ...configuration, stores: { ...configuration.stores, [storeAt(n).id]: changed } }
      }),
    rules: (...rules: (Partial<Rule> & { id: string })[]) =>
      saveTestConfiguration(acme, (configuration) => ({ ...configuration, rules: rules.map(ruleOf) })),
    /** The receipts of a person as they were signed, newest first. */
    receiptsOf: async (personId: string) => {
      const { receipts } = await viewReceipts(acme.ctx, { personId })
      return Promise.all(receipts.map(async ({ id }) => (await viewReceipt(acme.ctx, { id })).receipt))
    },
  }
}

const ruleOf = (rule: Partial<Rule> & { id: string }): Rule => ({
  name: rule.id,
  enabled: true,
  condition: '',
  stores: null,
  tags: [],
  metafields: [],
  roles: [],
  last: false,
  ...rule,
})

/** What a person would see of a customer: tags, metafields but for our key, and where they order. */
export const accessOf = (customer: StagedCustomer | undefined) => ({
  tags: customer?.tags,
  metafields: customer?.metafields
    .filter(({ key }) => key !== 'rollcall_link')
    .map(({ namespace, key, value }) => `${namespace}.${key}=${value}`)
    .toSorted(),
})
