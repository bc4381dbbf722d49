import {
  isMetafield,
  type CustomerFields,
  type FieldName,
  type MetafieldField,
  type MetafieldTypes,
  type Removal,
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

/** Where and when, and what the store was last verified to show of the person as a member. */
type Moment = { storeId: string; now: Date; lastMember?: Desired }

/** What a store should show of a person by this configuration at this moment. */
export function desiredCustomer(
  person: Person,
  configuration: Configuration,
  { storeId, now, lastMember }: Moment,
): Desired {
  const store = storeMapping(configuration, storeId)
  const lead = leadOf(person)
  const cause = causeOfLeaving(person, lead, store)
  if (cause === null && lead) return member(lead, store)
  const stays = cause === 'restricted' ? undefined : reprieve(person, store, now)
  const asTheyWere = lastMember ?? (lead && !lead.deleted ? member(lead, store) : undefined)
  if (stays && asTheyWere) return { ...asTheyWere, ...stays }
  return leaver(person, store, cause ?? 'deleted', { now, lastMember })
}

function member(lead: UserSource, store: StoreMapping): Desired {
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
  { sources, override }: Person,
  lead: UserSource | undefined,
  { inScope }: StoreMapping,
): LeaverCause | null {
  if (override?.kind === 'restricted') return 'restricted'
  if (!lead || lead.deleted) return 'deleted'
  if (!sources.some(({ active }) => active)) return 'inactive'
  return inScope(lead) ? null : 'out-of-scope'
}

/** Why somebody who has left stays as they were: a teammate keeps them, or the store's policy gives them time. */
function reprieve(
  { override, leftAt }: Person,
  { policy }: StoreMapping,
  now: Date,
): Pick<Desired, 'lookAgainAt'> | undefined {
  if (override?.kind === 'kept') return {}
  const ends = leftAt && daysAfter(leftAt, policy.graceDays)
  return ends && ends > now ? { lookAgainAt: ends } : undefined
}

const daysAfter = (moment: Date, days: number) => new Date(moment.getTime() + days * DAY_MS)

function leaver(
  { leftAt }: Person,
  { policy, metafields }: StoreMapping,
  cause: LeaverCause,
  { now, lastMember }: Pick<Moment, 'now' | 'lastMember'>,
): Desired {
  const cleared = policy.clearMetafields ? metafields : []
  const removal = removalOf(policy, leftAt, now)
  return {
    presence: 'leaver',
    cause,
    fields: {
      ...Object.fromEntries(cleared.map((field) => [field, null])),
      ...(policy.withdrawConsent && { emailMarketing: 'UNSUBSCRIBED', smsMarketing: 'UNSUBSCRIBED' }),
    },
    metafieldTypes: {},
    tags: [policy.marker],
    roles: policy.revokeRoles ? [] : (lastMember?.roles ?? []),
    owners: {},
    ...removal,
  }
}

/** Whether it is time that the customer goes, or when it will be. */
function removalOf(
  { removal, removalAfterDays }: Policy,
  leftAt: Date | null,
  now: Date,
): { removal?: Removal; lookAgainAt?: Date } {
  if (removal === 'never' || leftAt === null) return {}
  const at = daysAfter(leftAt, removalAfterDays)
  return at > now ? { lookAgainAt: at } : { removal }
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
