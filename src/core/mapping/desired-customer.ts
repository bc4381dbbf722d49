import {
  isMetafield,
  type CustomerFields,
  type FieldName,
  type MetafieldField,
  type MetafieldTypes,
} from '../reconcile/customer-store'
import type { Desired, LeaverCause, Owner } from '../reconcile/decide'
import { condition } from './condition'
import { storeSettings, type Configuration, type MappingRow, type Policy, type Scope } from './configuration'
import { defaultMapping, defaultRules } from './default-mapping'
import { fieldValue, sourceText } from './field-value'
import { leadOf, type Person, type UserSource } from './person'
import { ruleEffects, together } from './rule-effects'
import { templateContext, withGroups } from './user-context'

const DAY_MS = 86_400_000

type Mapped = { fields: CustomerFields; metafieldTypes: MetafieldTypes; owners: Desired['owners'] }

type StoreMapping = {
  policy: Policy
  inScope: (source: UserSource) => boolean
  mapped: (source: UserSource) => Mapped
  effects: (source: UserSource) => ReturnType<ReturnType<typeof ruleEffects>>
  metafields: MetafieldField[]
  roles: boolean
}

const compiled = new WeakMap<Configuration, Map<string, StoreMapping>>()

/** What a store should show of a person by this configuration at this moment. */
export function desiredCustomer(
  person: Person,
  configuration: Configuration,
  { storeId, now }: { storeId: string; now: Date },
): Desired {
  const store = storeMapping(configuration, storeId)
  const lead = leadOf(person)
  const cause = causeOfLeaving(person, lead, store, now)
  if (cause !== null || lead === undefined) return leaver(person, store, cause ?? 'deleted', now)
  const { fields, metafieldTypes, owners } = store.mapped(lead)
  const given = together(store.effects(lead))
  return {
    presence: 'member',
    fields: { ...given.metafields, ...fields },
    metafieldTypes: { ...given.metafieldTypes, ...metafieldTypes },
    tags: given.tags,
    roles: given.roles,
    owners,
  }
}

/** What has to be read of a store's customers beside their record, because something here is about it. */
export function extrasOf(configuration: Configuration, storeId: string) {
  const { metafields, roles } = storeMapping(configuration, storeId)
  return { metafields, roles }
}

function causeOfLeaving(
  { sources, override, leftAt }: Person,
  lead: UserSource | undefined,
  { policy, inScope }: StoreMapping,
  now: Date,
): LeaverCause | null {
  if (override?.kind === 'restricted') return 'restricted'
  if (!lead || lead.deleted) return 'deleted'
  const stays = leftAt !== null && leftAt.getTime() + policy.graceDays * DAY_MS > now.getTime()
  if (!sources.some(({ active }) => active) && override?.kind !== 'kept' && !stays) return 'inactive'
  return inScope(lead) ? null : 'out-of-scope'
}

function leaver(
  { leftAt }: Person,
  { policy, metafields }: StoreMapping,
  cause: LeaverCause,
  now: Date,
): Desired {
  const cleared = policy.clearMetafields ? metafields : []
  const gone = leftAt !== null && leftAt.getTime() + policy.removalAfterDays * DAY_MS <= now.getTime()
  return {
    presence: 'leaver',
    cause,
    fields: {
      ...Object.fromEntries(cleared.map((field) => [field, null])),
      ...(policy.withdrawConsent && { emailMarketing: 'UNSUBSCRIBED', smsMarketing: 'UNSUBSCRIBED' }),
    },
    metafieldTypes: {},
    tags: [policy.marker],
    roles: [],
    owners: {},
    ...(policy.removal !== 'never' && gone && { removal: policy.removal }),
  }
}

function storeMapping(configuration: Configuration, storeId: string): StoreMapping {
  const stores = compiled.get(configuration) ?? new Map<string, StoreMapping>()
  compiled.set(configuration, stores)
  const known = stores.get(storeId) ?? compile(configuration, storeId)
  stores.set(storeId, known)
  return known
}

function compile(configuration: Configuration, storeId: string): StoreMapping {
  const { scope, policy } = storeSettings(configuration, storeId)
  const rules = configuration.rules ?? defaultRules
  const effects = ruleEffects(rules, storeId)
  const rows = new Map(
    Object.entries(configuration.mappings).map(([directoryId, mapping]) => [
      directoryId,
      mapper(mapping, storeId),
    ]),
  )
  const byDefault = mapper(defaultMapping, storeId)
  const mappings = [...Object.values(configuration.mappings), defaultMapping]
  return {
    policy,
    inScope: scopeTest(scope),
    mapped: (source) => (rows.get(source.directoryId) ?? byDefault)(source),
    effects: (source) => effects(withGroups(source), templateContext(source)),
    metafields: [
      ...mappings.flatMap((mapping) => mapping.map(({ to }) => to)),
      ...rules.flatMap(({ metafields }) => metafields.map(({ field }) => field)),
    ].filter(isMetafield),
    roles: rules.some(({ roles }) => roles.length > 0),
  }
}

function scopeTest(scope: Scope): (source: UserSource) => boolean {
  switch (scope.kind) {
    case 'all':
      return () => true
    case 'none':
      return () => false
    case 'groups':
      return ({ groups }) => groups.some(({ id }) => scope.groups.includes(id))
    case 'condition': {
      const holds = condition(scope.condition)
      return (source) => holds(withGroups(source))
    }
  }
}

function mapper(mapping: readonly MappingRow[], storeId: string): (source: UserSource) => Mapped {
  const rows = mapping.flatMap((row) => {
    const source = Object.hasOwn(row.stores, storeId) ? row.stores[storeId] : row.source
    return source ? [{ ...row, text: sourceText(source) }] : []
  })
  const owners: { [Name in FieldName]?: Owner } = Object.fromEntries(
    rows.filter(({ owner }) => owner !== 'directory').map(({ to, owner }) => [to, owner]),
  )
  const metafieldTypes: MetafieldTypes = Object.fromEntries(
    rows.flatMap(({ to, metafieldType }) => (isMetafield(to) && metafieldType ? [[to, metafieldType]] : [])),
  )
  return (source) => {
    const [user, context] = [withGroups(source), templateContext(source)]
    const fields: CustomerFields = Object.fromEntries(
      rows.map(({ to, text }) => [to, fieldValue(to, text(user, context))]),
    )
    return { fields, metafieldTypes, owners }
  }
}
