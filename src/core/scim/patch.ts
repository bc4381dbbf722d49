import { changesOf, type Change, type RemoveExtension } from './change'
import { invalidPath, mutability } from './error'
import { isUnassigned, type Json, type JsonObject, same, valueOf, withValue } from './json'
import type { Operation } from './operation'
import { changeValue } from './patch-value'
import { changeValues } from './patch-values'
import { requireValues } from './required'
import type { ResourceType } from './schema/registry'
import { withSchemas } from './schemas-in-use'
import { holderOf } from './scope'

export type Patched = { readonly resource: JsonObject; readonly changed: boolean }

/**
 * Applies PATCH operations in order, all or none (RFC 7644 §3.5.2); the given resource stays as it is.
 * Throws ScimError.
 */
export function patch(resource: JsonObject, operations: readonly Operation[], type: ResourceType): Patched {
  const before = withSchemas(resource, type)
  const after = operations.reduce(
    (current, operation) => changesOf(operation, current, type).reduce(apply, current),
    before,
  )
  const patched = withSchemas(after, type)
  requireValues(patched, type, mutability)
  return { resource: patched, changed: !same(before, patched) }
}

function apply(resource: JsonObject, change: Change | RemoveExtension): JsonObject {
  if (change.op === 'remove extension') return withValue(resource, change.extension, undefined)
  const { extension, name, attribute } = change
  if (attribute?.mutability === 'writeOnly') return resource
  const holder = holderOf(resource, extension)
  const current = valueOf(holder, name)
  const next = changeAttribute(current, change)
  if (same(current, next)) return resource
  if (attribute?.mutability === 'immutable' && current !== undefined)
    throw mutability(`${change.label} cannot be changed once it is set`)
  const changed = withValue(holder, name, next)
  if (extension === undefined) return changed
  return withValue(resource, extension, isUnassigned(changed) ? undefined : changed)
}

function changeAttribute(current: Json | undefined, change: Change): Json | undefined {
  const { attribute, where, label } = change
  if (attribute?.mutability === 'readOnly') {
    // Clients that send a whole object repeat what they were given, id among it.
    if (change.op !== 'remove' && same(current, change.value)) return current
    throw mutability(`${label} is readOnly`)
  }
  if (attribute && attribute.type !== 'complex' && change.sub)
    throw invalidPath(`${label}: ${change.name} has no sub-attributes`)
  const isPlural = attribute ? attribute.multiValued === true : Array.isArray(current) || where !== undefined
  if (isPlural) return changeValues(current, change)
  if (where) throw invalidPath(`${label}: ${change.name} has a single value, so a filter does not apply`)
  return changeValue(current, change)
}
