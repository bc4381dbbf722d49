import { findDirectory } from '@/adapters/db/directories'
import { listStores } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { checkReferences } from '../configuration/check-references'
import { loadConfiguration } from '../configuration/load'
import { readCandidate } from '../configuration/read-candidate'
import { Refused } from '../refused'
import type { Decision, Outlook } from './decision'

/** What a decision would make of the organization. Refuses one that does not fit what is there. */
export async function outlookOf(tenant: Tenant, decision: Decision): Promise<Outlook> {
  const stores = (await listStores(tenant)).map(({ id, name }) => ({ id, name }))
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
      const directory = await findDirectory(tenant, decision.directoryId)
      if (!directory) throw new Refused('not-found', 'There is no such directory in this organization.')
      return { ...now, title: `${directory.name} goes live`, directoryId: directory.id }
    }
    case 'back-fill': {
      const store = stores.find(({ id }) => id === decision.storeId)
      if (!store) throw new Refused('not-found', 'There is no such store in this organization.')
      return { ...now, title: `Everyone who belongs in ${store.name}`, stores: [store] }
    }
  }
}
