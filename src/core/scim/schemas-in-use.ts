import { isObject, type JsonObject } from './json'
import type { ResourceType } from './schema/registry'

/** Extensions sit under their URN; no attribute name has a colon (RFC 7643 §2.1, §3.3). */
export const isExtension = (key: string): boolean => key.includes(':')

/** The resource with a `schemas` that lists exactly what it uses (RFC 7643 §3). */
export function withSchemas(resource: JsonObject, type: ResourceType): JsonObject {
  const extensions = Object.keys(resource).filter((key) => isExtension(key) && isObject(resource[key]))
  return { ...resource, schemas: [type.schema.id, ...extensions] }
}
