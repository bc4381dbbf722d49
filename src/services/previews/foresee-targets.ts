import { loadPeople, type StoredPerson } from '@/adapters/db/load-people'
import { recordsOfPeople } from '@/adapters/db/target-records'
import type { StoredTarget } from '@/adapters/db/targets'
import type { Tenant } from '@/adapters/db/tenant'
import type { Foreseen } from '@/core/reconcile/foresee'
import { foreseeRecord } from '@/core/targets/foresee-record'
import { desiredAt } from '@/core/targets/desired-at'
import { leavingAt } from '@/core/targets/settings'
import { ledgerOfRecord, scopeOf } from '../targets/decide-works'
import { personOf } from '../sync/person'
import type { Outlook } from './decision'
import { isElsewhere, withoutDirectory } from './foresee-farewell'

/** What happens to one record at a write-back target. */
type AtTarget = { targetId: string; foreseen: Foreseen }

/** What removing a directory makes of some people's records at write-back targets, by person. */
export async function foreseeAtTargets(
  tenant: Tenant,
  { targets = [], about, farewell }: Outlook,
  { people, now }: { people: StoredPerson[]; now: Date },
): Promise<Map<string, AtTarget[]>> {
  if (targets.length === 0 || !farewell || !about || 'storeId' in about) return new Map()
  const { directoryId } = about
  // Only whom another directory has is owed to targets when nobody loses anything.
  const concerned = people.filter(
    (person) => farewell.choice === 'restrict' || isElsewhere(person, directoryId),
  )
  const ids = concerned.map(({ id }) => id)
  const records = await recordsOfPeople(tenant, ids)
  const found = new Map<string, AtTarget[]>()
  for (const target of targets) {
    const scope = scopeOf(target)
    const speaks = farewell.choice === 'restrict' ? [directoryId] : []
    const alsoFrom = [...speaks, ...(target.directoryId === null ? [] : [target.directoryId])]
    for (const [id, stored] of await loadPeople(tenant, ids, { alsoFrom })) {
      const person = personOf(withoutDirectory(stored, directoryId, now))
      const isSourceLive =
        scope.isSourceLive || (speaks.length > 0 && scope.sourceDirectoryId === directoryId)
      const desired = desiredAt(id, person, { ...scope, isSourceLive })
      const ledger = ledgerOfRecord(records.get(`${id} ${target.id}`) ?? { recordId: null, agreed: null })
      const foreseen = foreseeRecord(desired, ledger, leavingOf(target))
      found.set(id, [...(found.get(id) ?? []), { targetId: target.id, foreseen }])
    }
  }
  return found
}

const leavingOf = ({ kind, settings }: StoredTarget) => leavingAt(kind, settings)
