import type { JsonObject } from './json'
import { weakEtag } from './etag'
import type { ResourceType } from './schema/registry'
import { schemasInUse } from './schemas-in-use'

export type Meta = {
  readonly id: string
  readonly created: Date
  readonly lastModified: Date
  readonly version: string | number
  /** Where the service is, such as https://host/scim/v2/key, without a slash at the end. */
  readonly baseUrl: string
}

/** A stored resource as clients see it, with `schemas`, `id` and `meta` (RFC 7643 §3.1). */
export function represent(stored: JsonObject, meta: Meta, type: ResourceType): JsonObject {
  const { schemas: _recomputed, ...attributes } = stored
  return {
    schemas: schemasInUse(stored, type),
    id: meta.id,
    ...attributes,
    meta: metaOf(meta, type),
  }
}

/**
 * The same as JSON text, for pages of many: `stored` is the resource as JSON text, as a database has it, with the
 * `schemas` that it was stored with; `more` are attributes as text that are not stored with it.
 */
export function printResource(
  stored: string,
  meta: Meta,
  type: ResourceType,
  more: readonly string[],
): string {
  const attributes = [...more, `"meta":${JSON.stringify(metaOf(meta, type))}`].join(',')
  return `{"id":${JSON.stringify(meta.id)},${stored.slice(1, -1)},${attributes}}`
}

const metaOf = (meta: Meta, type: ResourceType) => ({
  resourceType: type.id,
  created: meta.created.toISOString(),
  lastModified: meta.lastModified.toISOString(),
  location: locationOf(meta, type),
  version: weakEtag(meta.version),
})

export const locationOf = ({ baseUrl, id }: Pick<Meta, 'baseUrl' | 'id'>, type: ResourceType): string =>
  `${baseUrl}${type.endpoint}/${encodeURIComponent(id)}`
