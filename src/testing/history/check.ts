import { expect } from 'vitest'
import { includesTag, canonical } from '@/core/reconcile/canonical'
import { isMetafield } from '@/core/reconcile/customer-store'
import { fieldEntries } from '@/core/reconcile/field-entries'
import type { StoreCustomer, World } from './world'
import type { OwnTags } from './own-tags'

/** Every store shows of everybody what it should, and the merchants' own tags as they wrote them. */
export async function checkWorld(world: World, own: OwnTags): Promise<void> {
  const wanted = await world.wanted()
  for (const shop of world.shops) {
    const customers = await world.customersIn(shop)
    const orders = await world.ordersIn(shop)
    const emails = customers.flatMap(({ email }) => email ?? [])
    expect(emails.length, 'every address once').toBe(new Set(emails).size)
    const keyed = (linkId: string) =>
      customers.filter(({ metafields }) =>
        metafields.some(({ key, value }) => key === 'rollcall_link' && value === linkId),
      )
    const theirs = new Set<string>()
    for (const { link, desired } of wanted.filter(({ link }) => link.storeId === shop.id)) {
      const who = `${link.id} ${desired.presence} ${link.state} ${JSON.stringify(link.reason)}`
      const found = keyed(link.id)
      const customer = customers.find(({ id }) => id === link.customerId)
      expect(found.length, `customers of ${who}`).toBe(customer ? 1 : 0)
      if (desired.presence === 'member') expect(customer, `a customer for ${who}`).toBeDefined()
      if (!customer) continue
      expect(found[0]?.id, `the key of ${who}`).toBe(customer.id)
      expect(theirs.has(customer.id), `two links of ${customer.id}`).toBe(false)
      theirs.add(customer.id)
      // What a store owns and has spoken about is the store's, whatever the directory says.
      const fields = fieldEntries(desired.fields).filter(([field]) => !desired.initial?.includes(field))
      const shown = Object.fromEntries(
        fields.map(([field]) => [field, canonical(field, valueOf(customer, field))]),
      )
      const asked = Object.fromEntries(fields.map(([field, value]) => [field, canonical(field, value)]))
      expect(shown, `fields of ${who}`).toEqual(asked)
      const named = new Set<string>(fields.map(([field]) => field))
      const unnamed = metafieldsOf(customer).filter((field) => !named.has(field))
      expect(unnamed, `metafields that nothing names of ${who}`).toEqual([])
      const locations = desired.roles.map(({ locationId }) => locationId).toSorted()
      const held = orders.get(customer.id) ?? []
      // Roles that a leaver may keep are kept, and never given back once they are gone.
      if (desired.presence === 'member') expect(held, `company roles of ${who}`).toEqual(locations)
      else expect(locations, `company roles of ${who}`).toEqual(expect.arrayContaining(held))
      const rest = customer.tags.filter((tag) => !includesTag(desired.tags, tag))
      expect(rest, `the merchant's tags of ${who}`).toEqual(own.of(customer.id))
      expect(
        desired.tags.filter((tag) => !includesTag(customer.tags, tag)),
        `tags of ${who}`,
      ).toEqual([])
    }
    for (const customer of customers.filter(({ id }) => !theirs.has(id)))
      expect(customer.tags, `a stranger, ${customer.email}`).toEqual(own.of(customer.id))
  }
}

const nameOf = ({ namespace, key }: { namespace: string; key: string }) => `metafield:${namespace}.${key}`

/** The metafields of a customer but for the key of its link. */
const metafieldsOf = ({ metafields }: Pick<StoreCustomer, 'metafields'>) =>
  metafields.filter(({ key }) => key !== 'rollcall_link').map(nameOf)

const valueOf = (customer: StoreCustomer, field: string): string | null => {
  if (isMetafield(field)) return customer.metafields.find((each) => nameOf(each) === field)?.value ?? null
  const value: unknown = new Map(Object.entries(customer)).get(field)
  return typeof value === 'string' ? value : null
}
