import { claimCustomers, type CustomerClaim } from '@/adapters/db/claim-customers'
import { verifiedDomains } from '@/adapters/db/domains'
import { openReviews, type NewReview } from '@/adapters/db/reviews'
import { within } from '@/adapters/db/tenant'
import { requestsOf } from '@/adapters/shopify/pack'
import { newId } from '@/adapters/db/new-id'
import { storeSettings } from '@/core/mapping/configuration'
import type { CustomerUpdate, WriteResult } from '@/core/reconcile/customer-store'
import { decide, type Ledger, type Plan } from '@/core/reconcile/decide'
import { match, type Match } from '@/core/reconcile/match'
import { loadConfiguration } from '../configuration/load'
import type { Batch } from '../sync/reconcile-batch'
import type { Outcome } from '../sync/outcome'
import { jsonFields } from '../sync/ledger'
import { adoptedLedger } from './adopted-ledger'
import { knownCandidates, lookUp, type FoundCandidate } from './find-candidates'
import { policiesOf } from './policy'
import { needsReview, refusedMatch } from './reasons'
import { shownCandidate } from './shown-candidate'

type Verdict =
  | { kind: 'leave' }
  | { kind: 'adopt'; ledger: Ledger }
  | { kind: 'wait'; problem: ReturnType<typeof needsReview>; quiet: boolean }

/**
 * Settles creates that the store has refused because a customer has the address or the number: whose customer is that?
 * Newcomers cost no look-up, because only a refusal leads here. Those that are ours are linked and written at once;
 * the others wait for a teammate or say who has what they need.
 */
export async function matchTaken(batch: Batch, outcomes: Outcome[]): Promise<Outcome[]> {
  const taken = outcomes.filter(isTaken)
  if (taken.length === 0) return outcomes
  const seekers = taken.map(({ link, desired }) => ({
    linkId: link.id,
    email: desired.fields.email ?? null,
    phone: desired.fields.phone ?? null,
  }))
  const verdicts = await judge(batch, taken, await lookUp(batch.customers, seekers))
  const adopting = taken.flatMap((outcome) => {
    const verdict = verdicts.get(outcome.link.id)
    return verdict?.kind === 'adopt' ? [adoption(outcome, verdict.ledger)] : []
  })
  const results = await writeAll(batch, adopting)
  return outcomes.map((outcome): Outcome => {
    const { result, ...rest } = outcome
    const verdict = verdicts.get(outcome.link.id)
    if (verdict?.kind === 'wait') return { ...rest, problem: verdict.problem, quiet: verdict.quiet }
    const adopted = adopting.find(({ link }) => link.id === outcome.link.id)
    if (!adopted) return outcome
    const written = results.find(({ linkId }) => linkId === outcome.link.id)
    return { ...adopted, writtenAt: new Date(), ...(written && { result: written }) }
  })
}

const isTaken = ({ ledger, result }: Outcome) =>
  ledger.customerId === null &&
  result !== undefined &&
  !result.ok &&
  (result.failure.code === 'email-taken' || result.failure.code === 'phone-taken')

type Adopting = Outcome & { plan: Plan & { kind: 'write' } }

/** Written even when nothing differs: the customer gets the key of its link with it. */
function adoption({ result: _refused, ...outcome }: Outcome, ledger: Ledger): Adopting {
  const plan = decide(outcome.desired, ledger)
  const { linkId, managedTags, managedRoles } = ledger
  const nothing: CustomerUpdate = {
    kind: 'update',
    linkId,
    customerId: ledger.customerId ?? '',
    fields: {},
    addTags: [],
    removeTags: [],
  }
  return {
    ...outcome,
    ledger,
    adopted: true,
    plan: plan.kind === 'write' ? plan : { kind: 'write', write: nothing, managedTags, managedRoles },
  }
}

async function writeAll({ customers, requestSize }: Batch, adopting: Adopting[]) {
  const results: WriteResult[] = []
  for (const some of requestsOf(adopting, ({ plan }) => plan.write, requestSize(adopting.length)))
    results.push(...(await customers.write(some.map(({ plan }) => plan.write))))
  return results
}

/** Decides about everybody in one transaction, which also links who is adopted and opens the questions. */
async function judge(
  { organizationId, store }: Batch,
  taken: Outcome[],
  found: Awaited<ReturnType<typeof lookUp>>,
): Promise<Map<string, Verdict>> {
  return within(organizationId, async (tenant) => {
    const candidates = await knownCandidates(tenant, store.id, found)
    const policies = await policiesOf(tenant, [...new Set(taken.map(({ person }) => person.directory.id))])
    const domains = await verifiedDomains(tenant)
    const { configuration } = await loadConfiguration(tenant)
    const { marker } = storeSettings(configuration, store.id).policy
    const decide = ({ person, desired }: Outcome, all: FoundCandidate[]) => {
      const { email = null, phone = null } = desired.fields
      const policy = policies.get(person.directory.id) ?? 'review'
      return match({ email, phone }, all, { policy, verifiedDomains: domains })
    }
    const adoptions = taken.flatMap((outcome) => {
      const all = candidates.get(outcome.link.id) ?? []
      const verdict = decide(outcome, all)
      const candidate = verdict.kind === 'adopt' && all.find(sameAs(verdict.candidate.customer.id))
      return candidate ? [{ outcome, ledger: adoptedLedger(outcome, candidate, marker), candidate }] : []
    })
    const claimed = await claimCustomers(tenant, store.id, adoptions.map(claimOf))
    const adopted = adoptions.filter(({ outcome }) => claimed.includes(outcome.link.id))
    // What somebody of this very request has just been given is no candidate for the others any more.
    const others = taken
      .filter(({ link }) => !claimed.includes(link.id))
      .map((outcome) => {
        const all = (candidates.get(outcome.link.id) ?? []).map((each) => withNewHolder(each, adopted))
        return { outcome, all, verdict: decide(outcome, all) }
      })
    const reviews = others.flatMap(({ outcome, all, verdict }) =>
      verdict.kind === 'review' ? [reviewOf(outcome.link.id, verdict, all)] : [],
    )
    const opened = await openReviews(tenant, store.id, reviews)
    return new Map<string, Verdict>([
      ...adopted.map(({ outcome, ledger }): [string, Verdict] => [
        outcome.link.id,
        { kind: 'adopt', ledger },
      ]),
      ...others.map(({ outcome, verdict }): [string, Verdict] => [
        outcome.link.id,
        waiting(outcome, verdict, opened),
      ]),
    ])
  })
}

function waiting({ link }: Outcome, verdict: Match, opened: string[]): Verdict {
  if (verdict.kind === 'review')
    return { kind: 'wait', problem: needsReview(verdict), quiet: !opened.includes(link.id) }
  if (verdict.kind === 'refuse')
    return { kind: 'wait', problem: refusedMatch(verdict), quiet: link.attempts > 1 }
  return { kind: 'leave' }
}

function withNewHolder(
  candidate: FoundCandidate,
  adopted: { outcome: Outcome; candidate: FoundCandidate }[],
): FoundCandidate {
  const taker = adopted.find(({ candidate: { customer } }) => customer.id === candidate.customer.id)
  return taker
    ? { ...candidate, holder: { kind: 'person', name: taker.outcome.person.displayName } }
    : candidate
}

const sameAs =
  (customerId: string) =>
  ({ customer }: FoundCandidate) =>
    customer.id === customerId

function claimOf({ ledger, candidate }: { ledger: Ledger; candidate: FoundCandidate }): CustomerClaim {
  const { customer, holder } = candidate
  return {
    linkId: ledger.linkId,
    customerId: customer.id,
    agreed: jsonFields(ledger.agreed),
    observed: { ...customer },
    managedTags: ledger.managedTags,
    ...(holder.kind === 'former' && { formerLinkId: holder.linkId }),
  }
}

function reviewOf(linkId: string, { why, candidates }: Match & { kind: 'review' }, all: FoundCandidate[]) {
  const shown = candidates.flatMap(({ customer, evidence }) =>
    all.filter(sameAs(customer.id)).map((candidate) => shownCandidate(candidate, evidence)),
  )
  const customerIds = shown.map(({ customerId }) => customerId)
  return { id: newId(new Date()), linkId, why, candidates: shown, customerIds } satisfies NewReview
}
