import { listStores } from '@/adapters/db/stores'
import { listTargets } from '@/adapters/db/targets'
import type { Tenant } from '@/adapters/db/tenant'
import { pushes } from '@/core/targets/settings'
import { checkReferences } from '../configuration/check-references'
import { loadConfiguration } from '../configuration/load'
import { readCandidate } from '../configuration/read-candidate'
import { directoryOf } from '../directories/directory-of'
import { Refused } from '../refused'
import type { FarewellChoice } from '../stores/farewell-choice'
import type { Decision, Outlook } from './decision'

/** What a decision would make of the organization. Refuses one that does not fit what is there. */
export async function outlookOf(tenant: Tenant, decision: Decision): Promise<Outlook> {
  const stores = (await listStores(tenant)).map(({ id, name, domain }) => ({ id, name, domain }))
  const current = await loadConfiguration(tenant)
  const now = { baseVersion: current.version, configuration: current.configuration, stores }
  switch (decision.kind) {
    case 'configuration': {
      if (decision.base !== current.version)
        throw new Refused(
          'conflict',
          'Somebody else has saved the configuration meanwhile. Load it again, then make your change.',
        )
      const after = readCandidate(decision.configuration)
      await checkReferences(tenant, current.configuration, after)
      return {
        ...now,
        title: decision.note === '' ? 'Change of mapping, rules or stores' : decision.note,
        configuration: after,
      }
    }
    case 'go-live': {
      const directory = await directoryOf(tenant, decision.directoryId)
      return { ...now, title: `${directory.name} goes live`, about: { directoryId: directory.id } }
    }
    case 'back-fill': {
      const store = named(stores, decision.storeId)
      return { ...now, title: `Everyone who belongs in ${store.name}`, stores: [store] }
    }
    case 'leave-store': {
      const { storeId, choice } = decision
      const store = named(stores, storeId)
      const farewell = { choice, confirmation: store.domain }
      const title = `Disconnect ${store.name} and ${becoming[choice]}`
      return { ...now, title, stores: [store], about: { storeId }, farewell }
    }
    case 'leave-directory': {
      const { directoryId, choice } = decision
      const { name } = await directoryOf(tenant, directoryId)
      const farewell = { choice, confirmation: name }
      const targets = (await listTargets(tenant)).filter(({ kind }) => pushes(kind))
      const title = `Remove ${name} and ${becoming[choice]}`
      return { ...now, title, targets, about: { directoryId }, farewell }
    }
  }
}

const becoming = {
  keep: 'keep everyone as they are',
  'hand-over': 'hand over the customers',
  restrict: 'restrict everyone',
} satisfies Record<FarewellChoice, string>

function named<Store extends { id: string }>(stores: Store[], storeId: string): Store {
  const store = stores.find(({ id }) => id === storeId)
  if (!store) throw new Refused('not-found', 'There is no such store in this organization.')
  return store
}
