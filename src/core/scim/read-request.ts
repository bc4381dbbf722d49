import type { Idp } from './detect'
import type { Filter } from './filter/filter'
import { isObject, type Json, type JsonObject, valueOf } from './json'
import { type ListQuery, parseListQuery, parseSearchRequest } from './list-query'
import type { Operation } from './operation'
import { parsePatch } from './patch-request'
import type { Quirk, RawOperation } from './quirks/quirk'
import { quirks } from './quirks/quirks'
import { checkJson } from './read-json'
import type { ResourceType } from './schema/registry'
import { validate } from './validate'

/** The body of a POST, or of a PUT over `current`, after the client's quirks. See validate. */
export function readResource(body: unknown, type: ResourceType, idp: Idp, current?: JsonObject): JsonObject {
  checkJson(body)
  const meant = isObject(body)
    ? quirksOf(idp).reduce((sent, { resource }) => resource?.(sent, type) ?? sent, body)
    : body
  return validate(meant, type, current)
}

/** The operations of a PATCH after the client's quirks. See parsePatch. */
export function readPatch(body: unknown, type: ResourceType, idp: Idp): Operation[] {
  checkJson(body)
  const known = quirksOf(idp)
  const sent = isObject(body) ? valueOf(body, 'Operations') : undefined
  if (!isObject(body) || !Array.isArray(sent) || sent.length === 0) return parsePatch(body)
  const meant = known.reduce(
    (operations, quirk) => operations.flatMap((operation) => mend(operation, quirk, type)),
    sent.map(named),
  )
  // An empty list of members to remove means none at all.
  if (meant.length === 0) return []
  const operations = parsePatch({ schemas: valueOf(body, 'schemas') ?? null, Operations: meant })
  return operations.map((read) => known.reduce((one, { operation }) => operation?.(one, type) ?? one, read))
}

/** A filter after the client's quirks. */
export const readFilter = (filter: Filter, type: ResourceType, idp: Idp): Filter =>
  quirksOf(idp).reduce((sent, quirk) => quirk.filter?.(sent, type) ?? sent, filter)

/** The query of a list after the client's quirks. See parseListQuery. */
export const readListQuery = (params: URLSearchParams, types: readonly ResourceType[], idp: Idp): ListQuery =>
  parseListQuery(params, types, (filter, type) => readFilter(filter, type, idp))

/** The body of a POST to /.search after the client's quirks. See parseSearchRequest. */
export const readSearchRequest = (body: unknown, types: readonly ResourceType[], idp: Idp): ListQuery =>
  parseSearchRequest(body, types, (filter, type) => readFilter(filter, type, idp))

const quirksOf = (idp: Idp): Quirk[] => quirks.filter(({ from }) => from === 'anyone' || from.includes(idp))

const named = (operation: Json): Json =>
  isObject(operation)
    ? toJson({
        op: valueOf(operation, 'op'),
        path: valueOf(operation, 'path'),
        value: valueOf(operation, 'value'),
      })
    : operation

const mend = (operation: Json, { rawOperation }: Quirk, type: ResourceType): Json[] =>
  rawOperation && isObject(operation) ? rawOperation(operation, type).map(toJson) : [operation]

const toJson = ({ op, path, value }: RawOperation): JsonObject => ({
  ...(op !== undefined && { op }),
  ...(path !== undefined && { path }),
  ...(value !== undefined && { value }),
})
