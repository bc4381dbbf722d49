import { loadPeople, type StoredPerson } from '@/adapters/db/load-people'
import type { Tenant } from '@/adapters/db/tenant'
import type { Configuration } from '@/core/mapping/configuration'
import { loadConfiguration } from '../configuration/load'

/** What readings of a store's customers are judged by: loaded once for all of them. */
export type Known = { configuration: Configuration; people: Map<string, StoredPerson> }

/** The configuration, and the people of some links. */
export async function knownOf(tenant: Tenant, links: { userId: string }[]): Promise<Known> {
  const { configuration } = await loadConfiguration(tenant)
  const ids = links.map(({ userId }) => userId)
  return { configuration, people: ids.length > 0 ? await loadPeople(tenant, ids) : new Map() }
}
