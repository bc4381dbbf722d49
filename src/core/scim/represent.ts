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
  return {
    // First the first of its keys, whatever the stored resource has in their place.
    ...{ schemas: null, id: meta.id },
    ...stored,
    schemas: schemasInUse(stored, type),
    meta: {
      resourceType: type.id,
      created: meta.created.toISOString(),
      lastModified: meta.lastModified.toISOString(),
      location: locationOf(meta, type),
      version: weakEtag(meta.version),
    },
  }
}

export const locationOf = ({ baseUrl, id }: Pick<Meta, 'baseUrl' | 'id'>, type: ResourceType): string =>
  `${baseUrl}${type.endpoint}/${encodeURIComponent(id)}`
