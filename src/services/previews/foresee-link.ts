import type { RememberedLink } from '@/adapters/db/preview-people'
import type { Configuration } from '@/core/mapping/configuration'
import { desiredCustomer } from '@/core/mapping/desired-customer'
import type { Person } from '@/core/mapping/person'
import type { Desired } from '@/core/reconcile/decide'
import { foresee, type Foreseen } from '@/core/reconcile/foresee'
import { lastMemberOf, ledgerOf } from '../sync/ledger'

type Moment = { configuration: Configuration; storeId: string; now: Date }

const unlinked = {
  id: '',
  customerId: null,
  agreed: null,
  observed: null,
  managedTags: [],
  managedRoles: [],
  asked: [],
}

/** What is remembered of a link, as the core decides on it; nothing while there is none. */
export const ledgerOfLink = (link: RememberedLink | undefined) => ledgerOf(link ?? unlinked)

/** What a store should show of a person at a moment. */
export function desiredAtLink(
  person: Person,
  link: RememberedLink | undefined,
  { configuration, ...at }: Moment,
): Desired {
  const known = link && { lastMember: lastMemberOf(link), erasureRequestedAt: link.erasureRequestedAt }
  return desiredCustomer(person, configuration, { ...at, ...known })
}

/** What would be written for one person in one store at a moment. */
export const foreseeLink = (person: Person, link: RememberedLink | undefined, moment: Moment): Foreseen =>
  foresee(desiredAtLink(person, link, moment), ledgerOfLink(link), { restricted: link?.restricted ?? false })
