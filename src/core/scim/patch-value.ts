import type { Change } from './change'
import { mutability } from './error'
import { isObject, isUnassigned, type Json, type JsonObject, ownName, same, valueOf, withValue } from './json'
import { type Attribute, findAttribute } from './schema/attribute'
import { readOne, readValue } from './value'

/** What a change makes of an attribute with a single value. */
export function changeValue(current: Json | undefined, change: Change): Json | undefined {
  const { attribute, op, value = null, label } = change
  const object = isObject(current) ? current : {}
  if (change.sub)
    return assigned(aboutSame(object, changeSub(object, change), { [change.sub.name]: value }, attribute))
  if (op === 'remove') return undefined
  if (isObject(value) && (attribute ? attribute.type === 'complex' : isObject(current)))
    return assigned(aboutSame(object, merge(object, value, attribute, label), value, attribute))
  return readValue(value, attribute, label)
}

/** Sets or removes one sub-attribute of a complex value. */
export function changeSub(object: JsonObject, { op, sub, value = null, label }: Change): JsonObject {
  if (!sub) return object
  const { name, attribute } = sub
  const current = valueOf(object, name)
  const next = op === 'remove' ? undefined : readValue(value, attribute, label)
  const frozen = attribute?.mutability === 'immutable' && current !== undefined
  if ((frozen || attribute?.mutability === 'readOnly') && !same(current, next))
    throw mutability(`${label} is ${attribute.mutability}`)
  return withValue(object, name, next)
}

/** RFC 7644 §3.5.2.3: the sub-attributes given replace their like, the others stay; null takes one away. */
export function merge(
  object: JsonObject,
  value: JsonObject,
  attribute: Attribute | undefined,
  label: string,
): JsonObject {
  const read = attribute ? readOne(value, attribute, label) : value
  const cleared = Object.keys(value).filter((key) => isUnassigned(value[key]))
  const kept = cleared.reduce((rest, key) => withValue(rest, spelling(key, attribute), undefined), object)
  return isObject(read) ? { ...kept, ...read } : kept
}

const spelling = (key: string, attribute: Attribute | undefined): string =>
  (attribute?.sub && findAttribute(attribute.sub, key)?.name) ?? key

/** When a reference such as manager points elsewhere, what was known of the old one is dropped. */
function aboutSame(
  before: JsonObject,
  after: JsonObject,
  given: JsonObject,
  attribute: Attribute | undefined,
): JsonObject {
  if (!attribute?.sub?.$ref || before.value === undefined || before.value === after.value) return after
  return Object.fromEntries(Object.entries(after).filter(([name]) => ownName(given, name) !== undefined))
}

const assigned = (object: JsonObject): JsonObject | undefined => (isUnassigned(object) ? undefined : object)
