import { storeSettings, type Configuration } from './configuration'
import { defaultMapping, defaultRules } from './default-mapping'

/** One thing that differs between two configurations. `id` is a directory's, a rule's or a store's. */
export type ConfigurationChange = {
  part: 'mapping' | 'rule' | 'store'
  id: string
  /** What it is about: a field of the mapping, the name of a rule; for a store empty. */
  name: string
  kind: 'added' | 'removed' | 'changed' | 'moved'
  /** Both as JSON text; null = not there. */
  details: { what: string; from: string | null; to: string | null }[]
}

type Entry = { id: string; name: string; value: Record<string, unknown> }

/** Everything that differs between two versions, in the order of the document. */
export function configurationChanges(before: Configuration, after: Configuration): ConfigurationChange[] {
  const directories = union(before.mappings, after.mappings)
  const stores = union(before.stores, after.stores)
  return [
    ...directories.flatMap((id) => compare('mapping', mappingEntries(before, id), mappingEntries(after, id))),
    ...compare('rule', ruleEntries(before), ruleEntries(after)),
    ...moves(before, after),
    ...stores.flatMap((id) => compare('store', storeEntries(before, id), storeEntries(after, id))),
  ]
}

const union = (a: object, b: object) => [...new Set([...Object.keys(a), ...Object.keys(b)])]

const mappingEntries = ({ mappings }: Configuration, id: string): Entry[] =>
  (mappings[id] ?? defaultMapping()).map(({ to, ...value }) => ({ id, name: to, value }))

const rulesOf = ({ rules }: Configuration) => rules ?? defaultRules

const ruleEntries = (configuration: Configuration): Entry[] =>
  rulesOf(configuration).map((rule) => ({ id: rule.id, name: rule.name, value: rule }))

const storeEntries = (configuration: Configuration, id: string): Entry[] => [
  { id, name: '', value: storeSettings(configuration, id) },
]

/** Rows of a mapping are the same by their field, rules by their id, whatever they are called meanwhile. */
function compare(part: ConfigurationChange['part'], before: Entry[], after: Entry[]): ConfigurationChange[] {
  const key = ({ id, name }: Entry) => (part === 'rule' ? id : `${id} ${name}`)
  const old = new Map(before.map((entry) => [key(entry), entry]))
  const fresh = new Map(after.map((entry) => [key(entry), entry]))
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((at): ConfigurationChange[] => {
    const [from, to] = [old.get(at), fresh.get(at)]
    const { id, name } = to ?? from ?? { id: '', name: '' }
    const details = detailsOf(from?.value, to?.value)
    if (details.length === 0) return []
    return [{ part, id, name, kind: !from ? 'added' : !to ? 'removed' : 'changed', details }]
  })
}

function detailsOf(before: Record<string, unknown> = {}, after: Record<string, unknown> = {}) {
  return union(before, after)
    .filter((what) => what !== 'id')
    .map((what) => ({ what, from: text(before[what]), to: text(after[what]) }))
    .filter(({ from, to }) => from !== to)
}

const text = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

/** Rules that come at another place among those that both versions have; the order decides who wins. */
function moves(before: Configuration, after: Configuration): ConfigurationChange[] {
  const kept = (configuration: Configuration, other: Configuration) =>
    rulesOf(configuration).filter(({ id }) => rulesOf(other).some((rule) => rule.id === id))
  const old = kept(before, after).map(({ id }) => id)
  return kept(after, before).flatMap(({ id, name }, index): ConfigurationChange[] => {
    const was = old.indexOf(id)
    if (was === index) return []
    const details = [{ what: 'place', from: String(was + 1), to: String(index + 1) }]
    return [{ part: 'rule', id, name, kind: 'moved', details }]
  })
}
