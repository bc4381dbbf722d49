import { type AttributePath, readAttributePath } from './attribute-path'
import { invalidCount, invalidPath, invalidSyntax, invalidValue } from './error'
import { checkFilter } from './filter/check'
import type { Filter, FilterPath } from './filter/filter'
import { parseFilter } from './filter/parse'
import { type Json, type JsonObject, ownName } from './json'
import { limits } from './limits'
import { readMessage } from './message'
import type { Projection } from './project'
import { checkText } from './read-json'
import type { ResourceType } from './schema/registry'

export const searchRequestUrn = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest'

export type Sort = { readonly by: FilterPath; readonly order: 'ascending' | 'descending' }

/** `startIndex` is 1-based; an absent cursor asks for the first page (RFC 9865 §2). */
export type Page =
  | { readonly kind: 'index'; readonly startIndex: number; readonly count: number }
  | { readonly kind: 'cursor'; readonly cursor?: string; readonly count: number }

export type ListQuery = Projection & {
  readonly filter?: Filter
  readonly sort?: Sort
  readonly page: Page
}

/** Mends a filter before it is checked. */
export type Rewrite = (filter: Filter, type: ResourceType) => Filter
const asWritten: Rewrite = (filter) => filter

const names = [
  'filter',
  'sortBy',
  'sortOrder',
  'startIndex',
  'count',
  'cursor',
  'attributes',
  'excludedAttributes',
] as const
type Parameters = Partial<Record<(typeof names)[number], Json>>

/** Reads the query of a GET (RFC 7644 §3.4.2). `types` are those that the endpoint lists. */
export function parseListQuery(
  params: URLSearchParams,
  types: readonly ResourceType[],
  rewrite: Rewrite = asWritten,
): ListQuery {
  return read(Object.fromEntries(params), types, rewrite)
}

/** Reads the body of a POST to /.search (RFC 7644 §3.4.3). */
export function parseSearchRequest(
  body: unknown,
  types: readonly ResourceType[],
  rewrite: Rewrite = asWritten,
): ListQuery {
  return read(readMessage(body, searchRequestUrn), types, rewrite)
}

/** Reads `attributes` and `excludedAttributes`, which any request that answers with a resource may carry. */
export function parseProjection(params: URLSearchParams): Projection {
  return projection(known(Object.fromEntries(params)))
}

function read(given: JsonObject, types: readonly ResourceType[], rewrite: Rewrite): ListQuery {
  const parameters = known(given)
  const filter = parseFilterOf(parameters.filter, types, rewrite)
  const sort = parseSort(parameters)
  return {
    ...projection(parameters),
    ...(filter && { filter }),
    ...(sort && { sort }),
    page: parsePage(parameters),
  }
}

function known(given: JsonObject): Parameters {
  const found: Parameters = {}
  for (const name of names) {
    const own = ownName(given, name)
    const value = own === undefined ? undefined : given[own]
    if (value !== undefined && value !== null) found[name] = value
  }
  return found
}

function projection(parameters: Parameters): Projection {
  const attributes = parsePaths(parameters.attributes, 'attributes')
  const excludedAttributes = parsePaths(parameters.excludedAttributes, 'excludedAttributes')
  return { ...(attributes && { attributes }), ...(excludedAttributes && { excludedAttributes }) }
}

function parseFilterOf(
  text: Json | undefined,
  types: readonly ResourceType[],
  rewrite: Rewrite,
): Filter | undefined {
  if (text === undefined || text === '') return undefined
  if (typeof text !== 'string') throw invalidSyntax('filter: expected a string')
  const filter = types.reduce(rewrite, parseFilter(text))
  // Over several types an attribute may be one thing here and another there; then it just does not match.
  const [type, ...others] = types
  if (type && others.length === 0) checkFilter(filter, type)
  return filter
}

function parsePaths(value: Json | undefined, name: string): readonly AttributePath[] | undefined {
  if (value === undefined) return undefined
  const texts = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value]
  return texts.flatMap((text) => {
    if (typeof text !== 'string') throw invalidSyntax(`${name}: expected a list of attribute names`)
    if (text.trim() === '') return []
    const path = readAttributePath(text.trim())
    if (!path) throw invalidPath(`${name}: ${JSON.stringify(text)} is not an attribute name`)
    return [path]
  })
}

function parseSort({ sortBy, sortOrder }: Parameters): Sort | undefined {
  if (sortBy === undefined || sortBy === '') return undefined
  const path = typeof sortBy === 'string' ? readAttributePath(sortBy) : undefined
  if (path?.name === undefined)
    throw invalidPath(`sortBy: ${JSON.stringify(sortBy)} is not an attribute name`)
  const order = typeof sortOrder === 'string' ? sortOrder.toLowerCase() : (sortOrder ?? 'ascending')
  if (order !== 'ascending' && order !== 'descending')
    throw invalidValue('sortOrder: expected "ascending" or "descending"')
  return { by: { ...path, name: path.name }, order }
}

function parsePage({ cursor, startIndex, count }: Parameters): Page {
  const refuse = cursor === undefined ? invalidValue : invalidCount
  const asked = parseInteger(count, 'count', refuse) ?? limits.defaultPageSize
  const size = Math.min(Math.max(asked, 0), limits.maxPageSize)
  if (cursor !== undefined) {
    if (typeof cursor !== 'string') throw invalidSyntax('cursor: expected a string')
    checkText(cursor, 'cursor')
    return { kind: 'cursor', count: size, ...(cursor !== '' && { cursor }) }
  }
  return { kind: 'index', startIndex: Math.max(parseInteger(startIndex, 'startIndex') ?? 1, 1), count: size }
}

function parseInteger(value: Json | undefined, name: string, refuse = invalidValue): number | undefined {
  if (value === undefined || value === '') return undefined
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value.trim()) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw refuse(`${name}: expected an integer, found ${JSON.stringify(value)}`)
  return number
}
