import type { JsonObject } from '../scim/json'
import { comparand, matcher } from '../scim/filter/match'
import type { Filter } from '../scim/filter/filter'
import { parseFilter } from '../scim/filter/parse'
import { printFilter } from '../scim/filter/print'
import { userType } from '../scim/schema/registry'
import { scopeOfResource, valuesAt } from '../scim/scope'

/** One part of a condition, whether it holds for somebody, and what they have there. */
export type ConditionTrace = { text: string; holds: boolean; actual: string[]; parts: ConditionTrace[] }

const MOST_VALUES = 20

/** A condition part by part, for one user with its groups; undefined for an empty one, which holds for everyone. */
export const traceCondition = (text: string, user: JsonObject): ConditionTrace | undefined =>
  text.trim() === '' ? undefined : trace(parseFilter(text), user)

function trace(filter: Filter, user: JsonObject): ConditionTrace {
  const parts =
    filter.kind === 'and' || filter.kind === 'or'
      ? filter.filters
      : filter.kind === 'not'
        ? [filter.filter]
        : []
  return {
    text: printFilter(filter),
    holds: matcher(filter, userType)(user),
    actual: 'path' in filter ? valuesOf(filter, user) : [],
    parts: parts.map((part) => trace(part, user)),
  }
}

function valuesOf({ path }: Filter & { path: Parameters<typeof comparand>[0] }, user: JsonObject): string[] {
  const resolved = comparand(path, scopeOfResource(userType))
  return valuesAt(user, resolved)
    .slice(0, MOST_VALUES)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
}
