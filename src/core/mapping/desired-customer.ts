import {
  isMetafield,
  type CustomerFields,
  type MetafieldField,
  type Removal,
} from '../reconcile/customer-store'
import type { Desired, LeaverCause } from '../reconcile/decide'
import { withAccepted } from './accepted'
import { condition } from './condition'
import { storeSettings, type Configuration, type Policy, type Scope } from './configuration'
import { defaultMapping, defaultRules, type DirectoryKind } from './default-mapping'
import { fieldMapper, type Mapped } from './map-fields'
import { leadOf, type Person, type UserSource } from './person'
import { holdsIn, rolesIn, ruleEffects, together, type RuleEffect } from './rule-effects'
import { withGroups } from './user-context'

const DAY_MS = 86_400_000

type StoreMapping = {
  policy: Policy
  inScope: (source: UserSource) => boolean
  mapped: (source: UserSource) => Mapped
  effects: ReturnType<typeof ruleEffects>
  /** The metafields that rules can give in this store, each cleared. */
  withoutRules: CustomerFields
  metafields: MetafieldField[]
  roles: boolean
}

const compiled = new WeakMap<Configuration, Map<string, StoreMapping>>()

/**
 * Where and when, what the store was last verified to show of the person as a member, and since when it has been asked
 * to erase them.
 */
type Moment = { storeId: string; now: Date; lastMember?: Desired; erasureRequestedAt?: Date | null }

/** What a store should show of a person by this configuration at this moment. */
export function desiredCustomer(
  person: Person,
  configuration: Configuration,
  { storeId, now, lastMember, erasureRequestedAt }: Moment,
): Desired {
  const store = storeMapping(configuration, storeId)
  const lead = leadOf(person)
  const cause = causeOfLeaving(person, lead, store)
  if (cause === null && lead) return member(person, lead, store)
  const stays = cause === 'restricted' ? undefined : reprieve(person, store, now)
  const asTheyWere = lastMember ?? (lead && !lead.deleted ? member(person, lead, store) : undefined)
  if (stays && asTheyWere) return { ...asTheyWere, ...stays }
  return leaver(person, store, cause ?? 'deleted', { now, lastMember, erasureRequestedAt })
}

function member({ accepted }: Person, lead: UserSource, store: StoreMapping): Desired {
  const { fields, metafieldTypes, owners, problems } = store.mapped(lead)
  const given = together(store.effects(lead))
  const all = [...problems, ...given.problems]
  return {
    presence: 'member',
    // A rule that does not hold for them gives no value, so one that it has given before is cleared.
    ...withAccepted({ ...store.withoutRules, ...given.metafields, ...fields }, owners, accepted),
    metafieldTypes: { ...given.metafieldTypes, ...metafieldTypes },
    tags: given.tags,
    roles: given.roles,
    owners,
    ...(all.length > 0 && { problems: all }),
  }
}

/** What each rule gives to a person in a store, as desiredCustomer adds it up. */
export function effectsFor(person: Person, configuration: Configuration, storeId: string): RuleEffect[] {
  const lead = leadOf(person)
  return lead && !lead.deleted ? storeMapping(configuration, storeId).effects(lead) : []
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
  { now, lastMember, erasureRequestedAt }: Omit<Moment, 'storeId'>,
): Desired {
  const cleared = policy.clearMetafields ? metafields : []
  const removal = removalOf(policy, leftAt, now, erasureRequestedAt ?? now)
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
    ...(!policy.clearMetafields && { keepsMetafields: true }),
    ...removal,
  }
}

/** Whether it is time that the customer goes, or when it will be. */
function removalOf(
  { removal, removalAfterDays }: Policy,
  leftAt: Date | null,
  now: Date,
  erasureRequestedAt: Date,
): { removal?: Removal; lookAgainAt?: Date } {
  if (removal === 'never' || leftAt === null) return {}
  const at = daysAfter(leftAt, removalAfterDays)
  if (at > now) return { lookAgainAt: at }
  const look = removal === 'erase' ? nextLook(erasureRequestedAt, now) : undefined
  return { removal, ...(look && { lookAgainAt: look }) }
}

/** Shopify erases ten days after it was asked to, and up to half a year later when there are recent orders. */
const LOOKS_AFTER_DAYS = [11, 30, 60, 90, 120, 150, 190]

const nextLook = (requestedAt: Date, now: Date): Date | undefined =>
  LOOKS_AFTER_DAYS.map((days) => daysAfter(requestedAt, days)).find((at) => at > now)

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
      fieldMapper(mapping, storeId),
    ]),
  )
  const byDefault = new Map<DirectoryKind | undefined, ReturnType<typeof fieldMapper>>()
  const defaultFor = (kind: DirectoryKind | undefined) => {
    const mapper = byDefault.get(kind) ?? fieldMapper(defaultMapping(kind), storeId)
    byDefault.set(kind, mapper)
    return mapper
  }
  const mappings = [...Object.values(configuration.mappings), defaultMapping()]
  return {
    policy,
    inScope: scopeTest(scope),
    mapped: (source) => (rows.get(source.directoryId) ?? defaultFor(source.kind))(source),
    effects,
    withoutRules: Object.fromEntries(
      rules
        .filter((rule) => holdsIn(rule, storeId))
        .flatMap(({ metafields }) => metafields.map(({ field }) => [field, null])),
    ),
    metafields: [
      ...mappings.flatMap((mapping) => mapping.map(({ to }) => to)),
      ...rules.flatMap(({ metafields }) => metafields.map(({ field }) => field)),
    ].filter(isMetafield),
    roles: rules.some((rule) => rolesIn(rule, storeId).length > 0),
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
