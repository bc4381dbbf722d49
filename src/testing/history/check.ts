import { expect } from 'vitest'
import { includesTag, canonical } from '@/core/reconcile/canonical'
import { fieldEntries } from '@/core/reconcile/field-entries'
import type { World } from './world'
import type { OwnTags } from './own-tags'

/** Every store shows of everybody what it should, and the merchants' own tags as they wrote them. */
export async function checkWorld(world: World, own: OwnTags): Promise<void> {
  const wanted = await world.wanted()
  for (const shop of world.shops) {
    const customers = await world.customersIn(shop)
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
      const shown = Object.fromEntries(
        fieldEntries(desired.fields).map(([field]) => [field, canonical(field, valueOf(customer, field))]),
      )
      const asked = Object.fromEntries(
        fieldEntries(desired.fields).map(([field, value]) => [field, canonical(field, value)]),
      )
      expect(shown, `fields of ${who}`).toEqual(asked)
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

const valueOf = (customer: object, field: string): string | null => {
  const value: unknown = new Map(Object.entries(customer)).get(field)
  return typeof value === 'string' ? value : null
}
