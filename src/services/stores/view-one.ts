import { listDirectories } from '@/adapters/db/directories'
import { groupNames } from '@/adapters/db/groups'
import { linksOf, verifiedPerMinute } from '@/adapters/db/pace-of-writes'
import { findStore } from '@/adapters/db/stores'
import { storeSettings } from '@/core/mapping/configuration'
import { loadConfiguration } from '../configuration/load'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { farewellOf } from './farewell-choice'
import { viewStores } from './view'

/**
 * One store with what counts in it, and the whole configuration that it is part of: a change of its settings is a new
 * version of that document.
 */
export async function viewStore(ctx: Context, id: string) {
  const store = (await viewStores(ctx)).find((each) => each.id === id)
  if (!store) throw new Refused('not-found', 'There is no such store in this organization.')
  return read(ctx, async (tenant) => {
    const { version, configuration } = await loadConfiguration(tenant)
    const row = await findStore(tenant, id)
    return {
      ...store,
      isBeingLeft: row !== null && farewellOf(row) !== null,
      pace: { people: await linksOf(tenant, id), perMinute: await verifiedPerMinute(tenant, id) },
      settings: storeSettings(configuration, id),
      version,
      configuration,
      groups: await groupNames(tenant),
      directories: (await listDirectories(tenant)).map(({ id, name }) => ({ id, name })),
    }
  })
}
