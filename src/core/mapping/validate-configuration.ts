import type { z } from 'zod'
import { isMetafield } from '../reconcile/customer-store'
import { mappingProblems } from './check-mapping'
import { ruleProblems } from './check-rules'
import { storeProblems } from './check-store-settings'
import { Configuration } from './configuration'
import type { Finding } from './finding'
import type { Mistake } from './mistake'

export type ConfigurationProblem = {
  /** Where in the document, such as rules.2.condition. */
  at: string
  /** The same for a person, such as: Rule "Wholesale", condition. */
  where: string
  message: string
  position: Mistake['position']
}

export type Validated =
  { ok: true; configuration: Configuration } | { ok: false; problems: ConfigurationProblem[] }

/** Whether a document can be what an organization has decided: everything in it that is wrong, each with its place. */
export function validateConfiguration(candidate: unknown): Validated {
  const parsed = Configuration.safeParse(candidate)
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map((issue) => placed(candidate, finding(issue))) }
  const configuration = parsed.data
  const findings = [
    ...Object.entries(configuration.mappings).flatMap(([directory, rows]) =>
      within(['mappings', directory], mappingProblems(rows)),
    ),
    ...within(['rules'], ruleProblems(configuration.rules ?? [])),
    ...Object.entries(configuration.stores).flatMap(([store, settings]) =>
      within(['stores', store], storeProblems(settings)),
    ),
  ]
  if (findings.length > 0)
    return { ok: false, problems: findings.map((found) => placed(configuration, found)) }
  return { ok: true, configuration }
}

const finding = ({ path, message }: z.core.$ZodIssue): Finding => ({ at: path, message, position: null })

const within = (at: readonly PropertyKey[], findings: Finding[]): Finding[] =>
  findings.map((found) => ({ ...found, at: [...at, ...found.at] }))

const placed = (candidate: unknown, { at, message, position }: Finding): ConfigurationProblem => ({
  at: at.map(String).join('.'),
  where: placeOf(candidate, at),
  message,
  position,
})

const words: Record<string, string> = {
  source: 'value',
  to: 'field',
  metafieldType: 'type',
  last: 'stop here',
  stores: 'store',
  imports: 'new customers',
  policy: 'leaving',
}

/** Rule "Wholesale", condition · Mapping, phone, value · Store settings, leaving, marker */
function placeOf(candidate: unknown, [part, key, ...rest]: readonly PropertyKey[]): string {
  const place =
    part === 'rules' ? ruleName(candidate, key) : part === 'mappings' ? 'Mapping' : 'Store settings'
  const [row, ...inside] = rest
  const steps = part === 'mappings' && row !== undefined ? [rowName(candidate, key, row), ...inside] : rest
  return [place, ...steps.filter((step) => !isId(step)).map(said)].join(', ')
}

const said = (step: PropertyKey) =>
  typeof step === 'number' ? `number ${step + 1}` : (words[String(step)] ?? String(step))

const isId = (step: PropertyKey) => typeof step === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(step)

function ruleName(candidate: unknown, index: PropertyKey | undefined): string {
  const name = read(candidate, ['rules', index, 'name'])
  if (typeof name === 'string' && name.trim() !== '') return `Rule "${name.trim()}"`
  return typeof index === 'number' ? `Rule ${index + 1}` : 'Rules'
}

function rowName(candidate: unknown, directory: PropertyKey | undefined, row: PropertyKey): string {
  const to = read(candidate, ['mappings', directory, row, 'to'])
  if (typeof to !== 'string') return typeof row === 'number' ? `row ${row + 1}` : String(row)
  return isMetafield(to) ? to.replace('metafield:', 'metafield ') : to
}

/** What a document of unknown form has at some place. */
function read(value: unknown, path: readonly (PropertyKey | undefined)[]): unknown {
  return path.reduce<unknown>((found, step) => {
    if (step === undefined || typeof found !== 'object' || found === null) return undefined
    return Object.hasOwn(found, step) ? Reflect.get(found, step) : undefined
  }, value)
}
