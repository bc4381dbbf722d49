import { database } from '@/adapters/db/client'
import { MOST_PUT_BACKS } from '@/core/reconcile/breaker'
import { pick } from './actors'
import { OwnTags } from './own-tags'
import type { World } from './world'

type At = { shop: number; customer: number }

/** The people of the stores, and the model of what they have tagged. */
export function historicMerchants({
  shops,
  customersIn,
  ordersIn,
}: Pick<World, 'shops' | 'customersIn' | 'ordersIn'>) {
  const own = new OwnTags()
  const edits = new Map<string, number>()
  let made = 0

  async function at({ shop, customer }: At) {
    const store = pick(shops, shop)
    const customers = store ? await customersIn(store) : []
    const one = pick(customers, customer)
    return store && one ? { store, customers, customer: one } : undefined
  }

  /** More edits than this of one customer are a program's, and end in a conflict that a person has to settle. */
  function mayEdit(customerId: string) {
    const before = edits.get(customerId) ?? 0
    edits.set(customerId, before + 1)
    return before < MOST_PUT_BACKS - 1
  }

  return {
    own,
    async edit(where: At) {
      const found = await at(where)
      if (!found || !mayEdit(found.customer.id)) return
      await found.store.act({ action: 'update', id: found.customer.id, lastName: `Edited ${++made}` })
    },
    async tag({ tag, ...where }: At & { tag: string }) {
      const found = await at(where)
      if (!found) return
      const { store, customer } = found
      await store.act({ action: 'addTags', id: customer.id, tags: [tag] })
      own.add(customer.id, tag)
    },
    async untag({ tag, ...where }: At & { tag: string }) {
      const found = await at(where)
      if (!found) return
      await found.store.act({ action: 'removeTags', id: found.customer.id, tags: [tag] })
      own.remove(found.customer.id, tag)
    },
    /** Removes what Rollcall has tagged. */
    async strip(where: At) {
      const found = await at(where)
      if (!found || !mayEdit(found.customer.id)) return
      const { store, customer } = found
      const link = await database().link.findFirst({ where: { storeId: store.id, customerId: customer.id } })
      const tags = link?.managedTags ?? []
      if (tags.length > 0) await store.act({ action: 'removeTags', id: customer.id, tags })
    },
    async remove(where: At) {
      const found = await at(where)
      if (found) await found.store.act({ action: 'delete', id: found.customer.id })
    },
    async stranger({ shop, tag }: { shop: number; tag: string }) {
      const email = `stranger${++made}@elsewhere.example`
      const customer = await pick(shops, shop)?.act({ action: 'create', email, tags: [tag] })
      if (customer) own.add(customer.id, tag)
    },
    async merge({ other, ...where }: At & { other: number }) {
      const found = await at(where)
      if (!found) return
      const { store, customers, customer } = found
      const gone = pick(
        customers.filter(({ id }) => id !== customer.id),
        other,
      )
      // Shopify merges nobody who acts for a company.
      const contacts = await ordersIn(store)
      if (!gone || contacts.has(gone.id) || contacts.has(customer.id)) return
      await store.act({ action: 'merge', id: customer.id, otherId: gone.id })
      own.merge(customer.id, gone.id)
    },
  }
}
