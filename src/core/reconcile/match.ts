import { canonical } from './canonical'
import type { CustomerRecord } from './customer-store'
import { domainOf, foldEmail } from './same-email'

/** What a directory allows: to take over nobody, whose domain is proved, or nobody without a person's word. */
export type MatchPolicy = 'never' | 'verified-domain' | 'review'

/** Whose a customer is already. */
export type Holder =
  | { kind: 'nobody' }
  /** It carries the key of the very link that looks for its customer. */
  | { kind: 'itself' }
  /** Linked to, or carrying the key of, somebody whom a directory knows. */
  | { kind: 'person'; name: string }
  /** The same of somebody whom every directory has deleted, and the address that they had. */
  | { kind: 'former'; linkId: string; email: string | null }
  /** It carries a key that this organization does not know. */
  | { kind: 'unknown-key' }

export type Candidate = {
  customer: CustomerRecord
  holder: Holder
  /** A teammate has said that this is not the person. */
  excluded: boolean
}

/** What a customer and a person have in common. */
export type Evidence = { email: boolean; phone: boolean }

export type Adoption = 'own-key' | 'former' | 'verified-domain'
export type ReviewCause = 'two-customers' | 'unknown-key' | 'phone-only' | 'unverified-domain' | 'policy'
export type RefusalCause = 'held' | 'excluded' | 'policy-never'

export type Match =
  | { kind: 'none' }
  | { kind: 'adopt'; because: Adoption; candidate: Candidate }
  | { kind: 'review'; why: ReviewCause; candidates: (Candidate & { evidence: Evidence })[] }
  | { kind: 'refuse'; why: RefusalCause; candidate: Candidate }

export type Wanted = { email: string | null; phone: string | null }

type Compared = Candidate & { evidence: Evidence }

/**
 * Decides which existing customer a person without one is. Whatever was found is compared again, because a store's
 * search finds more than was asked for; a stranger's customer is never taken, and of two nobody is taken unasked.
 */
export function match(
  wanted: Wanted,
  found: Candidate[],
  { policy, verifiedDomains }: { policy: MatchPolicy; verifiedDomains: readonly string[] },
): Match {
  const candidates = found.flatMap((candidate) => compared(wanted, candidate))
  const own = candidates.find(({ holder }) => holder.kind === 'itself')
  if (own) return { kind: 'adopt', because: 'own-key', candidate: own }
  const [first, second] = candidates
  if (!first) return { kind: 'none' }
  const free = candidates.filter(isFree)
  const [only] = free
  if (!only) return refusal(candidates, first)
  if (policy === 'never' && only.holder.kind !== 'former')
    return { kind: 'refuse', why: 'policy-never', candidate: only }
  if (second) return { kind: 'review', why: 'two-customers', candidates }
  if (only.holder.kind === 'former' && only.evidence.email && sameEmail(only.holder.email, wanted.email))
    return { kind: 'adopt', because: 'former', candidate: only }
  const why = causeOfReview(only, wanted, { policy, verifiedDomains })
  return why
    ? { kind: 'review', why, candidates }
    : { kind: 'adopt', because: 'verified-domain', candidate: only }
}

function compared(wanted: Wanted, candidate: Candidate): Compared[] {
  const { customer, holder } = candidate
  const phone = canonical('phone', wanted.phone)
  const evidence = {
    email: sameEmail(customer.email, wanted.email),
    phone: phone !== null && canonical('phone', customer.phone) === phone,
  }
  return evidence.email || evidence.phone || holder.kind === 'itself' ? [{ ...candidate, evidence }] : []
}

const sameEmail = (a: string | null | undefined, b: string | null) =>
  Boolean(a?.trim()) && b !== null && foldEmail(a ?? '') === foldEmail(b)

const isFree = ({ holder, excluded }: Candidate) => holder.kind !== 'person' && !excluded

/** Nobody can be taken: the one with the same address is the one to talk about. */
function refusal(candidates: Compared[], first: Compared): Match {
  const candidate = candidates.find(({ evidence }) => evidence.email) ?? first
  return { kind: 'refuse', why: candidate.holder.kind === 'person' ? 'held' : 'excluded', candidate }
}

function causeOfReview(
  { holder, evidence }: Compared,
  { email }: Wanted,
  { policy, verifiedDomains }: { policy: MatchPolicy; verifiedDomains: readonly string[] },
): ReviewCause | null {
  if (holder.kind === 'unknown-key') return 'unknown-key'
  if (!evidence.email || email === null) return 'phone-only'
  if (policy === 'review') return 'policy'
  return verifiedDomains.includes(domainOf(email)) ? null : 'unverified-domain'
}
