import { countGroups, type CountedGroup } from '@/adapters/db/group-counts'
import { listStores } from '@/adapters/db/stores'
import type { Rule } from '@/core/mapping/configuration'
import { defaultRules } from '@/core/mapping/default-mapping'
import { namedGroups, type NamedGroup } from '@/core/mapping/named-groups'
import { read, type Context } from '../context'
import { loadConfiguration } from '../configuration/load'

const MOST_GROUPS = 500

/** The rules in force, the groups that directories have pushed with the rules that name them, and what looks wrong. */
export const viewRules = (ctx: Context) =>
  read(ctx, async (tenant) => {
    const { version, configuration } = await loadConfiguration(tenant)
    const rules = configuration.rules ?? defaultRules
    const groups = await countGroups(tenant, { limit: MOST_GROUPS })
    const stores = await listStores(tenant)
    const named = rules.map((rule) => ({ rule, groups: namedGroups(rule.condition) }))
    return {
      version,
      configuration,
      rules,
      isDefault: configuration.rules === null,
      stores: stores.map(({ id, name }) => ({ id, name })),
      groups: groups.map((group) => ({
        ...group,
        rules: named
          .filter((each) => each.groups.some((name) => isMeant(name, group)))
          .map(({ rule: { id, name } }) => ({ id, name })),
      })),
      warnings: [...(groups.length < MOST_GROUPS ? missingGroups(named, groups) : []), ...contested(rules)],
    }
  })

const isMeant = ({ by, text }: NamedGroup, { id, displayName }: CountedGroup) =>
  by === 'value' ? text === id : text.toLowerCase() === displayName.toLowerCase()

function missingGroups(named: { rule: Rule; groups: NamedGroup[] }[], groups: CountedGroup[]): string[] {
  return named.flatMap(({ rule, groups: names }) =>
    names
      .filter((name) => !groups.some((group) => isMeant(name, group)))
      .map(
        ({ text }) =>
          `"${rule.name}" names the group ${text}, which no directory has: it was renamed, deleted or not pushed yet.`,
      ),
  )
}

/** Metafields that several rules set: the first of them that holds wins, which is worth knowing. */
function contested(rules: readonly Rule[]): string[] {
  const byField = Map.groupBy(
    rules
      .filter(({ enabled }) => enabled)
      .flatMap(({ name, metafields }) => metafields.map(({ field, type }) => ({ name, field, type }))),
    ({ field }) => field,
  )
  return [...byField].flatMap(([field, setters]) => {
    if (setters.length < 2) return []
    const names = setters.map(({ name }) => `"${name}"`).join(', ')
    const types = new Set(setters.map(({ type }) => type)).size > 1 ? ', with different types' : ''
    return [
      `${names} set ${field.replace('metafield:', 'the metafield ')}${types}: the first that holds wins.`,
    ]
  })
}
