import { exclusionsOf, linksHolding, type HoldingLink } from '@/adapters/db/match-holders'
import type { Tenant } from '@/adapters/db/tenant'
import { isPhoneNumber } from '@/core/reconcile/is-phone-number'
import type { Contact, CustomerStore, FoundCustomer } from '@/core/reconcile/customer-store'
import type { Candidate, Holder, Wanted } from '@/core/reconcile/match'

/** Who looks for a customer, and by what. */
export type Seeker = Wanted & { linkId: string }

export type FoundCandidate = Candidate & { found: FoundCustomer; holderLink?: HoldingLink }

/** Look-ups cost a few points each, and a request may cost 1,000. */
const PER_REQUEST = 50

/** Looks in the store for everybody's address and number. */
export async function lookUp(
  customers: CustomerStore,
  seekers: Seeker[],
): Promise<Map<string, FoundCustomer[]>> {
  const asked = seekers.flatMap(({ linkId, email, phone }) => [
    ...(email === null ? [] : [{ linkId, contact: { email } satisfies Contact }]),
    ...(isPhoneNumber(phone) ? [{ linkId, contact: { phone } satisfies Contact }] : []),
  ])
  const found: (FoundCustomer | null)[] = []
  for (let at = 0; at < asked.length; at += PER_REQUEST) {
    const some = asked.slice(at, at + PER_REQUEST).map(({ contact }) => contact)
    found.push(...(await customers.findByContacts(some)))
  }
  const bySeeker = new Map<string, FoundCustomer[]>(seekers.map(({ linkId }) => [linkId, []]))
  asked.forEach(({ linkId }, at) => {
    const [customer, known] = [found[at], bySeeker.get(linkId)]
    if (customer && !known?.some((each) => each.customer.id === customer.customer.id)) known?.push(customer)
  })
  return bySeeker
}

/** What the organization knows of what was found: whose it is, and what a teammate has ruled out. */
export async function knownCandidates(
  tenant: Tenant,
  storeId: string,
  found: Map<string, FoundCustomer[]>,
): Promise<Map<string, FoundCandidate[]>> {
  const all = [...found.values()].flat().map(({ customer }) => customer)
  const links = await linksHolding(tenant, storeId, {
    customerIds: all.map(({ id }) => id),
    keys: all.flatMap(({ linkKey }) => linkKey ?? []),
  })
  const excluded = await exclusionsOf(tenant, [...found.keys()])
  return new Map(
    [...found].map(([linkId, customers]) => [
      linkId,
      customers.map((each) => {
        const holderLink = holdingLink(each, linkId, links)
        return {
          found: each,
          customer: each.customer,
          holder: holderOf(each, linkId, holderLink),
          excluded: excluded.some((pair) => pair.linkId === linkId && pair.customerId === each.customer.id),
          ...(holderLink && { holderLink }),
        }
      }),
    ]),
  )
}

/** Whoever has the customer counts before whose key it carries. */
const holdingLink = ({ customer }: FoundCustomer, linkId: string, links: HoldingLink[]) =>
  links.find(({ id, customerId }) => customerId === customer.id && id !== linkId) ??
  links.find(({ id }) => id === customer.linkKey && id !== linkId)

function holderOf({ customer }: FoundCustomer, linkId: string, link: HoldingLink | undefined): Holder {
  if (link?.isKnown) return { kind: 'person', name: link.name }
  if (link) return { kind: 'former', linkId: link.id, email: link.email }
  if (customer.linkKey === linkId) return { kind: 'itself' }
  return customer.linkKey === null ? { kind: 'nobody' } : { kind: 'unknown-key' }
}
