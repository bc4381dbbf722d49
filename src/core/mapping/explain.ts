import { sameRole, sameTag } from '../reconcile/canonical'
import { isMetafield, type CompanyRole, type FieldName } from '../reconcile/customer-store'
import type { Desired, Owner } from '../reconcile/decide'
import { fieldEntries } from '../reconcile/field-entries'
import { storeSettings, type Configuration, type Rule, type Scope, type Source } from './configuration'
import { defaultMapping, defaultRules } from './default-mapping'
import { desiredCustomer } from './desired-customer'
import { sourceIn } from './map-fields'
import { leadOf, type Person, type UserSource } from './person'
import { holdsIn, ruleEffects, type RuleEffect } from './rule-effects'
import { traceCondition, type ConditionTrace } from './trace-condition'
import { withGroups } from './user-context'

type RuleRef = RuleEffect['rule']

/** Why a rule gives something, or gives nothing: the first reason that applies. */
export type RuleVerdict = {
  rule: RuleRef
  verdict: 'met' | 'not-met' | 'disabled' | 'other-store' | 'after-last'
  /** Absent when the rule has no condition or was not looked at. */
  condition?: ConditionTrace
  gives?: Pick<RuleEffect, 'tags' | 'metafields' | 'roles'>
}

/** Where a value comes from; `policy` is what the store's policy asks for of those who left. */
export type Origin =
  | { kind: 'mapping'; source: Source; owner: Owner }
  | { kind: 'rule'; rule: RuleRef }
  | { kind: 'policy' | 'earlier' | 'nothing' }

export type Explanation = {
  desired: Desired
  scope: { kind: Scope['kind']; holds: boolean; condition?: ConditionTrace }
  fields: {
    field: FieldName
    value: string | null
    from: Origin
    instead: { rule: RuleRef; value: string }[]
  }[]
  tags: { tag: string; from: Origin[] }[]
  roles: { role: CompanyRole; from: Origin[] }[]
  rules: RuleVerdict[]
}

type Moment = Parameters<typeof desiredCustomer>[2]

/** What a store should show of a person, and which rule, row or policy gave each part of it; equal to what is written. */
export function explain(person: Person, configuration: Configuration, moment: Moment): Explanation {
  const desired = desiredCustomer(person, configuration, moment)
  const lead = leadOf(person)
  const { scope } = storeSettings(configuration, moment.storeId)
  const rules = lead ? verdicts(configuration.rules ?? defaultRules, lead, moment.storeId) : []
  const isMember = desired.presence === 'member'
  const effects =
    isMember && lead ? ruleEffects(configuration.rules ?? defaultRules, moment.storeId)(lead) : []
  const given = (holds: (effect: RuleEffect) => boolean): Origin[] => {
    const from = effects.filter(holds).map(({ rule }): Origin => ({ kind: 'rule', rule }))
    return from.length > 0 ? from : [{ kind: isMember ? 'earlier' : 'policy' }]
  }
  return {
    desired,
    scope: scopeOf(scope, lead),
    fields: fieldEntries(desired.fields).map(([field, value]) => ({
      field,
      value,
      ...originOf(field, configuration, effects, lead, moment.storeId, isMember),
    })),
    tags: desired.tags.map((tag) => ({
      tag,
      from: given(({ tags }) => tags.some((other) => sameTag(other, tag))),
    })),
    roles: desired.roles.map((role) => ({
      role,
      from: given(({ roles }) => roles.some((other) => sameRole(other, role))),
    })),
    rules,
  }
}

function scopeOf(scope: Scope, lead: UserSource | undefined): Explanation['scope'] {
  if (!lead || scope.kind === 'none') return { kind: scope.kind, holds: false }
  if (scope.kind === 'groups')
    return { kind: 'groups', holds: lead.groups.some(({ id }) => scope.groups.includes(id)) }
  const condition = scope.kind === 'condition' ? traceCondition(scope.condition, withGroups(lead)) : undefined
  return { kind: scope.kind, holds: condition?.holds ?? true, ...(condition && { condition }) }
}

function verdicts(rules: readonly Rule[], lead: UserSource, storeId: string): RuleVerdict[] {
  const user = withGroups(lead)
  let ended = false
  return rules.map((rule): RuleVerdict => {
    const { id, name, enabled, condition: text, last } = rule
    const ref = { rule: { id, name } }
    if (!enabled) return { ...ref, verdict: 'disabled' }
    if (!holdsIn(rule, storeId)) return { ...ref, verdict: 'other-store' }
    if (ended) return { ...ref, verdict: 'after-last' }
    const condition = traceCondition(text, user)
    const traced = condition && { condition }
    if (condition && !condition.holds) return { ...ref, ...traced, verdict: 'not-met' }
    ended = last
    const [effect] = ruleEffects([{ ...rule, condition: '' }], storeId)(lead)
    const gives = effect && { tags: effect.tags, metafields: effect.metafields, roles: effect.roles }
    return { ...ref, ...traced, verdict: 'met', ...(gives && { gives }) }
  })
}

function originOf(
  field: FieldName,
  { mappings }: Configuration,
  effects: RuleEffect[],
  lead: UserSource | undefined,
  storeId: string,
  isMember: boolean,
): Pick<Explanation['fields'][number], 'from' | 'instead'> {
  if (!isMember || !lead) return { from: { kind: 'policy' }, instead: [] }
  const given = isMetafield(field)
    ? effects.flatMap(({ rule, metafields }) => {
        const value = metafields[field]
        return typeof value === 'string' ? [{ rule, value }] : []
      })
    : []
  const row = (mappings[lead.directoryId] ?? defaultMapping(lead.kind)).find(({ to }) => to === field)
  const source = row && sourceIn(row, storeId)
  if (row && source) return { from: { kind: 'mapping', source, owner: row.owner }, instead: given }
  const [winner, ...instead] = given
  return { from: winner ? { kind: 'rule', rule: winner.rule } : { kind: 'nothing' }, instead }
}
