import { conditionMistake } from './check-condition'
import { isOurs, typeProblem } from './check-mapping'
import { templateMistake } from './check-source'
import { mistakenAt, wrongAt, type Finding } from './finding'
import { isTemplate } from './is-template'
import type { Rule } from './configuration'
import type { Mistake } from './mistake'
import { tagMistake } from './tag'

/** Everything that is wrong with the rules. */
export const ruleProblems = (rules: readonly Rule[]): Finding[] =>
  rules.flatMap((rule, index) => [
    ...sameId(rules, index),
    ...mistakenAt([index, 'condition'], conditionMistake(rule.condition)),
    ...rule.tags.flatMap((tag, n) => mistakenAt([index, 'tags', n], mistakeOfTag(tag))),
    ...rule.metafields.flatMap(({ field, type, template }, n) => [
      ...wrongAt([index, 'metafields', n, 'type'], typeProblem(type)),
      ...mistakenAt([index, 'metafields', n, 'template'], templateMistake(template)),
      ...wrongAt([index, 'metafields', n, 'field'], metafieldProblem(rule, field, n)),
    ]),
    ...rule.roles.flatMap((role, n) => wrongAt([index, 'roles', n], roleProblem(role))),
  ])

const sameId = (rules: readonly Rule[], index: number): Finding[] =>
  rules.findIndex(({ id }) => id === rules[index]?.id) < index
    ? wrongAt([index, 'id'], 'another rule has the same id')
    : []

function mistakeOfTag(tag: string): Mistake | undefined {
  if (isTemplate(tag)) return templateMistake(tag)
  const message = tagMistake(tag)
  return message === undefined ? undefined : { message, position: null }
}

function metafieldProblem({ metafields }: Rule, field: Rule['metafields'][number]['field'], n: number) {
  if (isOurs(field)) return 'this metafield is what Rollcall recognizes its customers by'
  const first = metafields.findIndex((other) => other.field === field)
  return first < n ? 'the rule sets this metafield twice' : undefined
}

const kinds = { companyId: 'Company', locationId: 'CompanyLocation', roleId: 'CompanyContactRole' } as const

function roleProblem(role: Rule['roles'][number]): string | undefined {
  const wrong = (['companyId', 'locationId', 'roleId'] as const).find(
    (name) => !new RegExp(`^gid://shopify/${kinds[name]}/\\d+$`).test(role[name]),
  )
  return wrong && `${wrong} is not the id of a ${kinds[wrong]} in Shopify`
}
