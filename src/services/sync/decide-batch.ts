import type { ClaimedLink } from '@/adapters/db/links'
import { loadPeople } from '@/adapters/db/load-people'
import { within } from '@/adapters/db/tenant'
import { desiredCustomer } from '@/core/mapping/desired-customer'
import type { CustomerRecord, CustomerStore } from '@/core/reconcile/customer-store'
import { decide, type Desired, type Ledger, type Plan } from '@/core/reconcile/decide'
import type { Reason } from '../activity/line'
import { loadConfiguration } from '../configuration/load'
import { lastMemberOf, ledgerOf, ledgerOfFound } from './ledger'
import { namedLead, personOf } from './person'
import { undecided } from './reasons'
import type { Batch } from './reconcile-batch'

/** A claimed link with what its customer should be and what must be written for that. */
export type Decided = {
  link: ClaimedLink
  /** Who the person is called, and which directory says so. */
  person: ReturnType<typeof namedLead>
  desired: Desired
  ledger: Ledger
  plan: Plan
  decidedAt: Date
  /** Set when nothing could be decided; the plan is then to write nothing. */
  problem?: Reason
}

/** Decides on every link of a batch, with what the organization's configuration says now. */
export async function decideBatch(
  { organizationId, store, customers }: Batch,
  links: ClaimedLink[],
): Promise<Decided[]> {
  const { people, configuration } = await within(organizationId, async (tenant) => ({
    people: await loadPeople(
      tenant,
      links.map(({ personId }) => personId),
    ),
    ...(await loadConfiguration(tenant)),
  }))
  const found = await findUnheard(customers, links)
  return links.map((link) => {
    const stored = people.get(link.personId) ?? { id: link.personId, override: null, users: [] }
    const decided = decideOne(link, found.get(link.id), () =>
      desiredCustomer(personOf(stored), configuration, {
        storeId: store.id,
        now: new Date(),
        lastMember: lastMemberOf(link),
      }),
    )
    return { ...decided, person: namedLead(stored) }
  })
}

/** An earlier attempt may have created the customer without our hearing of it: look before creating again. */
async function findUnheard(customers: CustomerStore, links: ClaimedLink[]) {
  const unheard = links.filter((link) => link.customerId === null && link.attempts > 1)
  return unheard.length > 0
    ? customers.findByLinkKeys(unheard.map((link) => link.id))
    : new Map<string, CustomerRecord>()
}

function decideOne(
  link: ClaimedLink,
  customer: CustomerRecord | undefined,
  want: () => Desired,
): Omit<Decided, 'person'> {
  const decidedAt = new Date()
  try {
    const desired = want()
    const ledger = customer ? ledgerOfFound(link, customer, desired) : ledgerOf(link)
    return { link, desired, ledger, plan: decide(desired, ledger), decidedAt }
  } catch (error) {
    // One person whom we cannot decide about must not keep everyone else out of the store.
    return {
      link,
      desired: { presence: 'member', fields: {}, metafieldTypes: {}, tags: [], roles: [], owners: {} },
      ledger: ledgerOf({ ...link, agreed: null, observed: null }),
      plan: { kind: 'none', why: 'unchanged' },
      decidedAt,
      problem: undecided(error),
    }
  }
}
