import type { ClaimedLink } from '@/adapters/db/links'
import { hasFarewell } from '@/adapters/db/farewells'
import { loadPeople, type StoredPerson } from '@/adapters/db/load-people'
import { inPipeline } from '@/adapters/db/pipeline'
import { desiredCustomer, effectsFor } from '@/core/mapping/desired-customer'
import { restricted } from '@/core/mapping/person'
import type { RuleEffect } from '@/core/mapping/rule-effects'
import type { CustomerRecord, CustomerStore } from '@/core/reconcile/customer-store'
import { decide, type Desired, type Ledger, type Plan } from '@/core/reconcile/decide'
import type { Reason } from '../activity/line'
import { loadConfiguration } from '../configuration/load'
import { lookAtAbandoned } from './look-at-abandoned'
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
  /** What it was decided on, for the history; a load decided on its people long before it is recorded. */
  grounds?: Grounds
  /** A part of what is wanted is left out of the plan, because that waits for a teammate, or a teammate wants it so. */
  withheld?: { state: 'held' | 'verified'; reason: Reason }
  /** What the plan takes from somebody who stays was approved by a teammate. */
  isApprovedLoss?: true
  /** Set when nothing could be decided; the plan is then to write nothing. */
  problem?: Reason
}

/** When its customer had been looked for; the version of the configuration, and what each of its rules gives. */
export type Grounds = { matchedAt: Date; version: number; effects: () => RuleEffect[] }

/** Decides on every link of a batch, with what the organization's configuration says now. */
export async function decideBatch(
  { organizationId, store, customers }: Batch,
  links: ClaimedLink[],
): Promise<Decided[]> {
  const ids = links.map(({ personId }) => personId)
  const [isLeft, known, { configuration, version }] = await inPipeline(organizationId, (pipeline) =>
    // The first is read anew: a goodbye may have begun after this run has.
    Promise.all([hasFarewell(pipeline, store.id), loadPeople(pipeline, ids), loadConfiguration(pipeline)]),
  )
  // Who leaves a store by a goodbye was decided by a teammate: no directory has to be live for that.
  const people = isLeft ? new Map([...known, ...(await silentPeople(organizationId, known))]) : known
  const found = await findUnheard(customers, links)
  const matchedAt = new Date()
  const wanted = links.map((link) => {
    const stored = people.get(link.personId) ?? { id: link.personId, override: null, accepted: {}, users: [] }
    const person = isLeft ? restricted(personOf(stored)) : personOf(stored)
    const wish = wantedOf(link, found.get(link.id), () =>
      desiredCustomer(person, configuration, {
        storeId: store.id,
        now: new Date(),
        lastMember: lastMemberOf(link),
        erasureRequestedAt: link.erasureRequestedAt,
      }),
    )
    const effects = () => effectsFor(person, configuration, store.id)
    const isKnown = stored.users.length > 0
    return { ...wish, isKnown, person: namedLead(stored), grounds: { matchedAt, version, effects } }
  })
  const seen = await lookAtAbandoned(customers, wanted)
  return seen.map(({ isKnown, ...one }) => ({ ...one, plan: planOf(one, isKnown) }))
}

/** Those of some people whom no live directory knows, as the others know them. */
function silentPeople(organizationId: Batch['organizationId'], people: Map<string, StoredPerson>) {
  const silent = [...people.values()].filter(({ users }) => users.length === 0).map(({ id }) => id)
  return silent.length === 0
    ? people
    : inPipeline(organizationId, (pipeline) => loadPeople(pipeline, silent, { alsoFrom: 'any' }))
}

function planOf({ desired, ledger, problem }: Wish, isKnown: boolean): Plan {
  // Their last live directory was stopped after this became due: nobody says that they have left.
  if (!isKnown) return { kind: 'none', why: 'not-live' }
  return problem ? { kind: 'none', why: 'unchanged' } : decide(desired, ledger)
}

/** An earlier attempt may have created the customer without our hearing of it: look before creating again. */
async function findUnheard(customers: CustomerStore, links: ClaimedLink[]) {
  const unheard = links.filter((link) => link.customerId === null && link.attempts > 1)
  return unheard.length > 0
    ? customers.findByLinkKeys(unheard.map((link) => link.id))
    : new Map<string, CustomerRecord>()
}

type Wish = Omit<Decided, 'person' | 'grounds' | 'plan'>

function wantedOf(link: ClaimedLink, customer: CustomerRecord | undefined, want: () => Desired): Wish {
  const decidedAt = new Date()
  try {
    const desired = want()
    const ledger = customer ? ledgerOfFound(link, customer, desired) : ledgerOf(link)
    return { link, desired, ledger, decidedAt }
  } catch (error) {
    // One person whom we cannot decide about must not keep everyone else out of the store.
    return {
      link,
      desired: { presence: 'member', fields: {}, metafieldTypes: {}, tags: [], roles: [], owners: {} },
      ledger: ledgerOf({ ...link, agreed: null, observed: null, managedMetafields: {} }),
      decidedAt,
      problem: undecided(error),
    }
  }
}
