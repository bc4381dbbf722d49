import type { CompanyRole, CustomerFields, MetafieldTypes } from '../reconcile/customer-store'
import { includesRole, includesTag } from '../reconcile/canonical'
import type { JsonObject } from '../scim/json'
import { condition } from './condition'
import type { Rule } from './configuration'
import { liquid } from './liquid'
import { asTag, isTooLongForTag } from './tag'

/** What one rule gives to one person. */
export type RuleEffect = {
  rule: { id: string; name: string }
  tags: string[]
  metafields: CustomerFields
  metafieldTypes: MetafieldTypes
  roles: CompanyRole[]
}

/** The rules that hold in one store as a function of the user; in order, up to one that says it is the last. */
export function ruleEffects(
  rules: readonly Rule[],
  storeId: string,
): (user: JsonObject, context: JsonObject) => RuleEffect[] {
  const compiled = rules
    .filter(({ enabled, stores }) => enabled && (stores === null || stores.includes(storeId)))
    .map((rule) => ({ rule, holds: condition(rule.condition), effect: effectOf(rule) }))
  return (user, context) => {
    const met = compiled.filter(({ holds }) => holds(user))
    const last = met.findIndex(({ rule }) => rule.last)
    return (last < 0 ? met : met.slice(0, last + 1)).map(({ effect }) => effect(context))
  }
}

function effectOf({ id, name, roles, ...rule }: Rule): (context: JsonObject) => RuleEffect {
  const tags = rule.tags.map(liquid)
  const metafields = rule.metafields.map(({ field, type, template }) => ({
    field,
    type,
    text: liquid(template),
  }))
  return (context) => ({
    rule: { id, name },
    tags: tags.map((text) => asTag(text(context))).filter((tag) => tag !== '' && !isTooLongForTag(tag)),
    metafields: Object.fromEntries(metafields.map(({ field, text }) => [field, text(context) || null])),
    metafieldTypes: Object.fromEntries(metafields.map(({ field, type }) => [field, type])),
    roles,
  })
}

/** Everything that some effects give together: equal tags and roles once, and of two values for a metafield the first. */
export function together(effects: readonly RuleEffect[]): Omit<RuleEffect, 'rule'> {
  const tags: string[] = []
  const roles: CompanyRole[] = []
  const metafields: CustomerFields = {}
  const metafieldTypes: MetafieldTypes = {}
  for (const effect of effects) {
    for (const tag of effect.tags) if (!includesTag(tags, tag)) tags.push(tag)
    for (const role of effect.roles) if (!includesRole(roles, role)) roles.push(role)
    Object.assign(metafields, { ...effect.metafields, ...metafields })
    Object.assign(metafieldTypes, { ...effect.metafieldTypes, ...metafieldTypes })
  }
  return { tags, roles, metafields, metafieldTypes }
}
