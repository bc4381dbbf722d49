import { storeSettings, type Configuration, type MappingRow } from './configuration'
import { defaultRules } from './default-mapping'

/** Whom a change of the configuration may concern in one store: everyone, or the people of some directories. */
export type Affected = { storeId: string; directoryIds: string[] | 'all' }

/** The stores in which a change can make a difference, so that the others are left in peace. */
export function affectedBy(
  before: Configuration,
  after: Configuration,
  storeIds: readonly string[],
): Affected[] {
  return storeIds.flatMap((storeId): Affected[] => {
    if (differ(rulesAndSettings(before, storeId), rulesAndSettings(after, storeId)))
      return [{ storeId, directoryIds: 'all' }]
    const directories = new Set([...Object.keys(before.mappings), ...Object.keys(after.mappings)])
    const moved = [...directories].filter((directory) =>
      differ(mappingIn(before.mappings[directory], storeId), mappingIn(after.mappings[directory], storeId)),
    )
    return moved.length > 0 ? [{ storeId, directoryIds: moved }] : []
  })
}

const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)

/** Names of rules and rules that do not hold in the store make no difference there. */
const rulesAndSettings = (configuration: Configuration, storeId: string) => ({
  settings: storeSettings(configuration, storeId),
  rules: (configuration.rules ?? defaultRules)
    .filter(({ enabled, stores }) => enabled && (stores === null || stores.includes(storeId)))
    .map(({ condition, tags, metafields, roles, last }) => ({ condition, tags, metafields, roles, last })),
})

/** A mapping as it holds in one store; null = the defaults. */
const mappingIn = (rows: readonly MappingRow[] | undefined, storeId: string) =>
  rows?.map(({ stores, source, ...row }) => ({
    ...row,
    source: Object.hasOwn(stores, storeId) ? stores[storeId] : source,
  })) ?? null
