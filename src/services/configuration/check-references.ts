import { listDirectories } from '@/adapters/db/directories'
import { listStores } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import type { Configuration } from '@/core/mapping/configuration'
import { Refused } from '../refused'

/** Refuses what names a store or directory that the organization has not; what was there before may stay. */
export async function checkReferences(
  tenant: Tenant,
  before: Configuration,
  after: Configuration,
): Promise<void> {
  const directories = (await listDirectories(tenant)).map(({ id }) => id)
  const stores = (await listStores(tenant)).map(({ id }) => id)
  const [was, is] = [referencesOf(before), referencesOf(after)]
  refuseUnknown('directory', is.directories, [...was.directories, ...directories])
  refuseUnknown('store', is.stores, [...was.stores, ...stores])
}

function refuseUnknown(what: string, named: string[], known: string[]): void {
  const stranger = named.find((id) => !known.includes(id))
  if (stranger !== undefined)
    throw new Refused('invalid', `There is no ${what} with the id ${stranger} in this organization.`)
}

const referencesOf = ({ mappings, rules, stores }: Configuration) => ({
  directories: [
    ...Object.keys(mappings),
    ...Object.values(stores).flatMap(({ imports }) => (imports.kind === 'none' ? [] : [imports.directoryId])),
  ],
  stores: [
    ...Object.keys(stores),
    ...Object.values(mappings).flatMap((rows) => rows.flatMap((row) => Object.keys(row.stores))),
    ...(rules ?? []).flatMap((rule) => rule.stores ?? []),
  ],
})
