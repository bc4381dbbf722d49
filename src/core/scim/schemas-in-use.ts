import { isObject, type JsonObject } from './json'
import type { ResourceType } from './schema/registry'

/** Extensions sit under their URN; no attribute name has a colon (RFC 7643 §2.1, §3.3). */
export const isExtension = (key: string): boolean => key.includes(':')

/**
 * Exactly what a resource uses (RFC 7643 §3): the core, extensions of the RFC, then all others by name. The order does
 * not hang on that of the resource, which a database gives back in one of its own.
 */
export function schemasInUse(resource: JsonObject, type: ResourceType): string[] {
  const used = Object.keys(resource).filter((key) => isExtension(key) && isObject(resource[key]))
  if (used.length === 0) return [type.schema.id]
  const known = type.extensions.map(({ id }) => id).filter((id) => used.includes(id))
  const others = used.filter((key) => !known.includes(key)).toSorted()
  return [type.schema.id, ...known, ...others]
}

/** The resource with the `schemas` that it uses. */
export const withSchemas = (resource: JsonObject, type: ResourceType): JsonObject => ({
  ...resource,
  schemas: schemasInUse(resource, type),
})
