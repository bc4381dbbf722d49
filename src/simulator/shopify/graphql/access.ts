import { readFileSync } from 'node:fs'
import { type GraphQLField, GraphQLError, getNamedType } from 'graphql'
import type { Context } from './resolver'

const rules: Record<string, string> = readRules()

function readRules(): Record<string, string> {
  const file = new URL('../schema/required-access.json', import.meta.url)
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
}

export type AccessRule = { text: string; anyScopeOf: string[]; b2b: boolean }

function parseRule(text: string): AccessRule {
  const scopes = [...text.matchAll(/`((?:read|write)_\w+)` access scope/g)].flatMap(
    ([, scope]) => scope ?? [],
  )
  return { text: text.trim(), anyScopeOf: scopes, b2b: text.includes('must have access to B2B') }
}

/** The rule that a field's use must pass: its own, else the one of the type it returns. */
export function accessRule(
  parent: string,
  field: Pick<GraphQLField<unknown, Context>, 'name' | 'type'>,
): AccessRule | undefined {
  const text =
    rules[`${parent}.${field.name}`] ?? rules[getNamedType(field.type).name.replace(/Connection$/, '')]
  const rule = text === undefined ? undefined : parseRule(text)
  return rule && (rule.anyScopeOf.length > 0 || rule.b2b) ? rule : undefined
}

const writeOf = (scope: string) => scope.replace(/^read_/, 'write_')

export const hasScope = (scopes: ReadonlySet<string>, scope: string): boolean =>
  scopes.has(scope) || scopes.has(writeOf(scope)) // writing implies reading

export function requireAccess(rule: AccessRule, parent: string, field: string, context: Context): void {
  const scoped =
    rule.anyScopeOf.length === 0 || rule.anyScopeOf.some((scope) => hasScope(context.scopes, scope))
  const isRoot = parent === 'Mutation' || parent === 'QueryRoot'
  // A store without B2B has no companies, but a customer's empty list of them is not a secret.
  if (scoped && (!isRoot || !rule.b2b || context.shop.settings.b2b)) return
  const plural = isRoot ? field : `${parent}.${field}`
  throw new GraphQLError(`Access denied for ${plural} field. Required access: ${rule.text}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: rule.text,
    },
  })
}
