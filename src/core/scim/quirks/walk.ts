import { isObject, type Json, type JsonObject, valueOf } from '../json'
import { parsePath, type Path } from '../path'
import { type Attribute, findAttribute } from '../schema/attribute'
import type { ResourceType } from '../schema/registry'
import { resolve, resolveExtension, scopeOfResource } from '../scope'
import { isExtension } from '../schemas-in-use'
import type { RawOperation } from './quirk'

/** Sees one value of a described attribute, of several each, and says what was meant. */
export type Visit = (value: Json, attribute: Attribute) => Json

/** Visits the values of a resource, or of an object of attributes. */
export function walkResource(body: JsonObject, type: ResourceType, visit: Visit): JsonObject {
  const attributesOf = (key: string) => {
    const urn = resolveExtension(key, scopeOfResource(type))
    return type.extensions.find(({ id }) => id === urn)?.attributes
  }
  return mapValues(body, (value, key) => {
    if (!isExtension(key)) return walkNamed(value, findAttribute(type.attributes, key)?.attribute, visit)
    const attributes = attributesOf(key)
    return attributes && isObject(value)
      ? mapValues(value, (inner, name) => walkNamed(inner, findAttribute(attributes, name)?.attribute, visit))
      : value
  })
}

/** Visits the value of a PATCH operation. What is wrong with its path is for the core to say. */
export function walkOperation(operation: RawOperation, type: ResourceType, visit: Visit): RawOperation {
  const { path, value } = operation
  if (value === undefined) return operation
  if (path === undefined || path === null || path === '')
    return isObject(value) ? { ...operation, value: walkResource(value, type, visit) } : operation
  const target = typeof path === 'string' ? described(path, type) : undefined
  if (!target?.attribute) return operation
  return { ...operation, value: walk(value, target.attribute, visit, target.isOne) }
}

/** The attribute that a path leads to, and whether it stands for one of its values. */
function described(text: string, type: ResourceType): { attribute?: Attribute; isOne: boolean } | undefined {
  const path = readPath(text)
  if (path?.name === undefined) return undefined
  const { attribute, sub } = resolve({ ...path, name: path.name }, scopeOfResource(type))
  const leaf = sub ? sub.attribute : attribute
  return { ...(leaf && { attribute: leaf }), isOne: path.where !== undefined && !sub }
}

/** The path, or undefined when it is none. */
export function readPath(text: string): Path | undefined {
  try {
    return parsePath(text)
  } catch {
    return undefined
  }
}

export const mapValues = (object: JsonObject, change: (value: Json, key: string) => Json): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]))

const walkNamed = (value: Json, attribute: Attribute | undefined, visit: Visit): Json =>
  attribute ? walk(value, attribute, visit) : value

function walk(value: Json, attribute: Attribute, visit: Visit, isOne = false): Json {
  if (attribute.multiValued && !isOne && Array.isArray(value))
    return value.map((each) => walk(each, attribute, visit, true))
  const seen = visit(value, attribute)
  const { sub } = attribute
  if (!sub || !isObject(seen)) return seen
  return mapValues(seen, (inner, name) => walkNamed(inner, findAttribute(sub, name)?.attribute, visit))
}

/** Replaces the URNs of `schemas`, leaving everything else. */
export function mapSchemas(body: JsonObject, change: (urn: string) => string): JsonObject {
  const schemas = valueOf(body, 'schemas')
  if (!Array.isArray(schemas)) return body
  const changed = schemas.map((urn) => (typeof urn === 'string' ? change(urn) : urn))
  return mapValues(body, (value, key) => (key.toLowerCase() === 'schemas' ? changed : value))
}
