import { includesRole, includesTag } from '../reconcile/canonical'
import type { CompanyRole, CustomerFields, MetafieldTypes } from '../reconcile/customer-store'
import { fieldEntries } from '../reconcile/field-entries'
import type { FieldProblem } from '../reconcile/field-problem'
import { condition } from './condition'
import type { Rule } from './configuration'
import { countryOf } from './country-of'
import { fieldValue } from './field-value'
import type { UserSource } from './person'
import { templateFailed, templateText } from './source-text'
import { asTag, isTooLongForTag, MOST_TAGS, tagProblems } from './tag'
import { templateContext, withGroups } from './user-context'

/** What one rule gives to one person. */
export type RuleEffect = {
  rule: { id: string; name: string }
  tags: string[]
  /** null = the rule sets it, but has no value for this person. */
  metafields: CustomerFields
  metafieldTypes: MetafieldTypes
  roles: CompanyRole[]
  problems: FieldProblem[]
}

export const holdsIn = ({ enabled, stores }: Rule, storeId: string): boolean =>
  enabled && (stores === null || stores.includes(storeId))

/** The rules that hold in one store as a function of the user; in order, up to one that says it is the last. */
export function ruleEffects(rules: readonly Rule[], storeId: string): (source: UserSource) => RuleEffect[] {
  const compiled = rules
    .filter((rule) => holdsIn(rule, storeId))
    .map((rule) => ({ rule, holds: condition(rule.condition), effect: effectOf(rule, storeId) }))
  return (source) => {
    const user = withGroups(source)
    const met = compiled.filter(({ holds }) => holds(user))
    const last = met.findIndex(({ rule }) => rule.last)
    return (last < 0 ? met : met.slice(0, last + 1)).map(({ effect }) => effect(source))
  }
}

/** The company roles of a rule that one store can give. */
export const rolesIn = ({ roles }: Rule, storeId: string): CompanyRole[] =>
  roles
    .filter((role) => role.storeId === undefined || role.storeId === storeId)
    .map(({ storeId: _there, ...role }) => role)

function effectOf(whole: Rule, storeId: string): (source: UserSource) => RuleEffect {
  const { id, name, roles: _everywhere, ...rule } = whole
  const roles = rolesIn(whole, storeId)
  const tags = rule.tags.map(templateText)
  const metafields = rule.metafields.map(({ template, ...rest }) => ({
    ...rest,
    text: templateText(template),
  }))
  const place = `the rule "${name}"`
  return (source) => {
    const context = templateContext(source)
    const country = countryOf(source.resource)
    const given: Omit<RuleEffect, 'rule' | 'roles'> = {
      tags: [],
      metafields: {},
      metafieldTypes: {},
      problems: [],
    }
    for (const text of tags) {
      const read = text({}, context)
      if (!read.ok) given.problems.push(templateFailed('tags', place, read.why))
      else if (isTooLongForTag(asTag(read.text ?? '')))
        given.problems.push(tagProblems.tooLong(asTag(read.text ?? '')))
      else if (asTag(read.text ?? '') !== '') given.tags.push(asTag(read.text ?? ''))
    }
    for (const { field, type, text } of metafields) {
      const read = text({}, context)
      const checked = read.ok
        ? fieldValue(field, read.text, { country, metafieldType: type })
        : { ok: false as const, problem: templateFailed(field, place, read.why) }
      if (checked.ok) given.metafields[field] = checked.value
      else given.problems.push(checked.problem)
      given.metafieldTypes[field] = type
    }
    return { rule: { id, name }, roles, ...given }
  }
}

/**
 * Everything that some effects give together: equal tags and roles once, and of two rules that have a value for a
 * metafield the first. Shopify keeps no more than 250 tags.
 */
export function together(effects: readonly RuleEffect[]): Omit<RuleEffect, 'rule'> {
  const tags: string[] = []
  const roles: CompanyRole[] = []
  const metafields: CustomerFields = {}
  const metafieldTypes: MetafieldTypes = {}
  for (const effect of effects) {
    for (const tag of effect.tags) if (!includesTag(tags, tag)) tags.push(tag)
    for (const role of effect.roles) if (!includesRole(roles, role)) roles.push(role)
    for (const [field, value] of fieldEntries(effect.metafields)) metafields[field] ??= value
    Object.assign(metafieldTypes, { ...effect.metafieldTypes, ...metafieldTypes })
  }
  const problems = effects.flatMap((effect) => effect.problems)
  if (tags.length > MOST_TAGS) problems.push(tagProblems.tooMany(tags.length))
  return { tags: tags.slice(0, MOST_TAGS), roles, metafields, metafieldTypes, problems }
}
