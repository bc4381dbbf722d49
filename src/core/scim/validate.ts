import { invalidSyntax, invalidValue, mutability } from './error'
import { isObject, isUnassigned, type Json, type JsonObject, same, valueOf } from './json'
import { lists } from './message'
import { checkJson } from './read-json'
import { requireValues } from './required'
import type { Attributes } from './schema/attribute'
import type { ResourceType } from './schema/registry'
import { isExtension, withSchemas } from './schemas-in-use'
import { resolveExtension, scopeOfResource } from './scope'
import { readAttributes } from './value'

/**
 * Turns the body of a POST, or of a PUT when `current` is given, into a resource to keep: types checked,
 * names in the schema's spelling, readOnly attributes and the password left out, unknown attributes and
 * extensions kept as sent. Throws ScimError only.
 */
export function validate(body: unknown, type: ResourceType, current?: JsonObject): JsonObject {
  checkJson(body)
  if (!isObject(body)) throw invalidSyntax(`Expected a JSON object with the attributes of a ${type.id}`)
  checkSchemas(valueOf(body, 'schemas'), type)
  const { schemas: _recomputed, ...attributes } = readAttributes(withoutExtensions(body), type.attributes)
  const resource = withSchemas({ ...attributes, ...readExtensions(body, type) }, type)
  requireValues(resource, type, invalidValue)
  if (current) checkImmutable(type.attributes, resource, current)
  return resource
}

/** An absent `schemas` is let pass, since it can only mean one thing here. */
function checkSchemas(schemas: Json | undefined, type: ResourceType): void {
  if (schemas !== undefined && schemas !== null && !lists(schemas, type.schema.id))
    throw invalidValue(`schemas: expected an array that lists ${type.schema.id}`)
}

const withoutExtensions = (body: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !isExtension(key)))

function readExtensions(body: JsonObject, type: ResourceType): JsonObject {
  const read: JsonObject = {}
  for (const [key, value] of Object.entries(body)) {
    if (!isExtension(key) || isUnassigned(value)) continue
    const urn = resolveExtension(key, scopeOfResource(type))
    const schema = type.extensions.find(({ id }) => id === urn)
    if (Object.hasOwn(read, urn)) throw invalidSyntax(`${urn} is given twice`)
    if (schema && !isObject(value)) throw invalidValue(`${urn}: expected an object`)
    const extension = schema && isObject(value) ? readAttributes(value, schema.attributes, urn) : value
    if (!isUnassigned(extension)) read[urn] = extension
  }
  return read
}

/** RFC 7644 §3.5.1: an immutable attribute that has a value keeps it. */
function checkImmutable(attributes: Attributes, next: JsonObject, current: JsonObject): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const before = current[name]
    if (attribute.mutability === 'immutable' && before !== undefined && !same(before, next[name]))
      throw mutability(`${name} cannot be changed once it is set`)
  }
}
