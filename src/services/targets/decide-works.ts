import { loadPeople } from '@/adapters/db/load-people'
import type { ClaimedTargetLink } from '@/adapters/db/target-links'
import type { StoredTarget } from '@/adapters/db/targets'
import type { Tenant } from '@/adapters/db/tenant'
import { isObject } from '@/core/scim/json'
import { desiredAt, type Scope } from '@/core/targets/desired-at'
import { namedLead, personOf } from '../sync/person'
import { retryAfter } from '../sync/retry-after'
import type { Outcome, Work } from './outcome'
import { keptByTeammate, theirs, undecided } from './reasons'

/** What has to be asked of a target, and what could be settled without asking it. */
type Decided = { works: Work[]; settled: Outcome[] }

/** What a target should keep of each claimed person. One about whom nothing can be decided does not stop the others. */
export async function decideWorks(
  tenant: Tenant,
  target: StoredTarget,
  links: ClaimedTargetLink[],
): Promise<Decided> {
  const alsoFrom = target.directoryId === null ? [] : [target.directoryId]
  const ids = links.map(({ personId }) => personId)
  const people = links.length > 0 ? await loadPeople(tenant, ids, { alsoFrom }) : new Map<string, never>()
  const decided: Decided = { works: [], settled: [] }
  for (const link of links) {
    const stored = people.get(link.personId) ?? { id: link.personId, override: null, accepted: {}, users: [] }
    const base = { link, person: namedLead(stored), ledger: ledgerOfRecord(link), decidedAt: new Date() }
    try {
      const desired = desiredAt(link.personId, personOf(stored), scopeOf(target))
      const work: Work = { ...base, desired }
      if (desired.presence === 'untouched') decided.settled.push(untouched(work, desired.why))
      else decided.works.push(work)
    } catch (error) {
      const work: Work = { ...base, desired: { presence: 'untouched', why: 'planned' } }
      const retryAt = retryAfter(link.attempts, new Date())
      decided.settled.push({ work, state: 'failed', reason: undecided(error), retryAt })
    }
  }
  return decided
}

/** Whom a target is for. */
export const scopeOf = ({ sourceDirectory, ...target }: StoredTarget): Scope => ({
  ...target,
  isSourceLive: sourceDirectory?.mode === 'live',
})

function untouched(work: Work, why: 'theirs' | 'kept' | 'planned'): Outcome {
  if (why === 'planned') return { work, state: 'planned', reason: null, retryAt: null }
  return { work, state: 'skipped', reason: why === 'kept' ? keptByTeammate : theirs, retryAt: null }
}

export const ledgerOfRecord = ({ recordId, agreed }: Pick<ClaimedTargetLink, 'recordId' | 'agreed'>) => ({
  recordId,
  agreed: isObject(agreed) ? agreed : null,
})
