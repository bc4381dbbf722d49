import { loadPeople } from '@/adapters/db/load-people'
import { heldInStores } from '@/adapters/db/held-changes'
import { heldAtTargets } from '@/adapters/db/held-targets'
import type { Tenant } from '@/adapters/db/tenant'
import { desiredCustomer } from '@/core/mapping/desired-customer'
import type { CustomerUpdate } from '@/core/reconcile/customer-store'
import { decide } from '@/core/reconcile/decide'
import { fieldEntries } from '@/core/reconcile/field-entries'
import type { Loss } from '@/core/reconcile/loss'
import { loadConfiguration } from '../configuration/load'
import { lastMemberOf, ledgerOf } from '../sync/ledger'
import { personOf } from '../sync/person'
import { keptLoss } from './losing'

/**
 * What some people of a held change would lose in each store: if their removal were written now, which is the plan itself
 * and not an estimate, or as it was held of those who stay; and the targets at which they would be switched off or deleted.
 */
export async function lossesOf(tenant: Tenant, changeId: string, ids: string[]) {
  const byPerson = Map.groupBy(await heldInStores(tenant, changeId, ids), ({ personId }) => personId)
  const atTargets = Map.groupBy(await heldAtTargets(tenant, changeId, ids), ({ personId }) => personId)
  const people = await loadPeople(tenant, ids)
  const { configuration } = await loadConfiguration(tenant)
  return ids.map((id) => {
    const held = byPerson.get(id) ?? []
    const targets = atTargets.get(id) ?? []
    const person = personOf(people.get(id) ?? { id, override: null, accepted: {}, users: [] })
    const stores = held.map(({ link, loss, endedAt }) => {
      const shown = { linkId: link.id, store: link.store, state: link.state, restricted: link.restricted }
      if (loss !== null)
        return { ...shown, isOver: endedAt !== null, isLoss: true, cause: null, ...lostBy(keptLoss(loss)) }
      const moment = {
        storeId: link.store.id,
        now: new Date(),
        lastMember: lastMemberOf(link),
        erasureRequestedAt: link.erasureRequestedAt,
      }
      const desired = desiredCustomer(person, configuration, moment)
      const plan = decide(desired, ledgerOf(link))
      return {
        ...shown,
        isOver: endedAt !== null,
        isLoss: false,
        cause: desired.presence === 'leaver' ? desired.cause : null,
        ...(plan.kind === 'write' && plan.write.kind === 'update' ? lossOf(plan.write) : nothing),
      }
    })
    const { displayName, userName } = held[0]?.link.user ??
      targets[0] ?? { displayName: 'Somebody', userName: '' }
    return {
      id,
      displayName,
      userName,
      stores,
      targets: targets.map(({ linkId, target, isOver }) => ({ linkId, target, isOver })),
    }
  })
}

type Shown = {
  addTags: string[]
  removeTags: string[]
  roles: number
  fields: string[]
  removal: string | null
}

/** As it was when it was held: once it is decided, the plan does not say it any more. */
const lostBy = ({ tags, roles, metafields }: Loss): Shown => ({
  ...nothing,
  removeTags: tags,
  roles: roles.length,
  fields: fieldEntries(metafields).map(([field]) => field),
})

const nothing: Shown = { addTags: [], removeTags: [], roles: 0, fields: [], removal: null }

const lossOf = ({ addTags, removeTags, removeRoles = [], fields, removal }: CustomerUpdate): Shown => ({
  addTags,
  removeTags,
  roles: removeRoles.length,
  fields: fieldEntries(fields).map(([field]) => field),
  removal: removal ?? null,
})
