import { isDateTime } from './date-time'
import { invalidSyntax, invalidValue } from './error'
import { isObject, isUnassigned, type Json, type JsonObject } from './json'
import { limits } from './limits'
import { type Attribute, type AttributeType, type Attributes, findAttribute } from './schema/attribute'

/**
 * Checks a client's value for an attribute and gives it the schema's spelling. What clients may not write
 * is left out (RFC 7644 §3.3), what no schema describes is kept as it came. Returns undefined for "no value".
 * Throws invalidValue naming `where`.
 */
export function readValue(value: Json, attribute: Attribute | undefined, where: string): Json | undefined {
  if (isUnassigned(value) && !(isObject(value) && attribute && attribute.type !== 'complex')) return undefined
  if (!attribute) return value
  if (!attribute.multiValued) return readOne(value, attribute, where)
  if (!Array.isArray(value)) throw wrong(where, `an array of ${plurals[attribute.type]}`, value)
  const values = value.flatMap((each, index) => readOne(each, attribute, `${where}[${index}]`) ?? [])
  checkCount(values, attribute, where)
  checkPrimary(values, where)
  return values.length > 0 ? values : undefined
}

/** The same for a single value, or for one of several. */
export function readOne(value: Json, attribute: Attribute, where: string): Json | undefined {
  if (value === null) return undefined
  if (attribute.type === 'complex') {
    if (!isObject(value)) throw wrong(where, 'an object', value)
    const read = readAttributes(value, attribute.sub ?? {}, where)
    return isUnassigned(read) ? undefined : read
  }
  const expected = mismatch(value, attribute.type)
  if (expected) throw wrong(where, expected, value)
  return value
}

/** Reads the attributes of a resource, an extension or a complex value. */
export function readAttributes(object: JsonObject, attributes: Attributes, where = ''): JsonObject {
  const read: JsonObject = {}
  for (const [key, value] of Object.entries(object)) {
    const { name, attribute } = findAttribute(attributes, key) ?? { name: key, attribute: undefined }
    const inner = where ? `${where}.${name}` : name
    if (Object.hasOwn(read, name)) throw invalidSyntax(`${inner} is given twice`)
    if (!isWritable(attribute)) continue
    const clean = readValue(value, attribute, inner)
    if (clean !== undefined) read[name] = clean
  }
  return read
}

/** Whether a client's value for the attribute is kept; a password never is. */
export const isWritable = (attribute: Attribute | undefined): boolean =>
  attribute?.mutability !== 'readOnly' && attribute?.mutability !== 'writeOnly'

/** Keeps a PATCH with many operations from being many times as dear; references to resources are exempt. */
export function checkCount(values: readonly Json[], attribute: Attribute | undefined, where: string): void {
  if (values.length > limits.values && !attribute?.sub?.$ref)
    throw invalidValue(`${where}: at most ${limits.values} values, found ${values.length}`)
}

/** RFC 7643 §2.4: "primary" is true at most once. */
export function checkPrimary(values: readonly Json[], where: string): void {
  if (values.filter(isPrimary).length > 1) throw invalidValue(`${where}: only one value may be primary`)
}

export const isPrimary = (value: Json): boolean => isObject(value) && value.primary === true

const plurals: Readonly<Record<AttributeType, string>> = {
  string: 'strings',
  boolean: 'booleans',
  decimal: 'numbers',
  integer: 'integers',
  dateTime: 'dates',
  binary: 'base64 strings',
  reference: 'URIs',
  complex: 'objects',
}

const base64 = /^[A-Za-z0-9+/_-]*={0,2}$/

/** What was expected of a simple value, or undefined when it is right. */
function mismatch(value: Json, type: AttributeType): string | undefined {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false'
    case 'decimal':
      return typeof value === 'number' ? undefined : 'a number'
    case 'integer':
      return Number.isSafeInteger(value) ? undefined : 'an integer'
    case 'dateTime':
      return typeof value === 'string' && isDateTime(value)
        ? undefined
        : 'a date such as 2026-01-31T09:30:00Z'
    case 'binary':
      return typeof value === 'string' && base64.test(value.replace(/\s/g, ''))
        ? undefined
        : 'a base64 string'
    default:
      return typeof value === 'string' ? undefined : 'a string'
  }
}

function wrong(where: string, expected: string, value: Json) {
  return invalidValue(`${where}: expected ${expected}, found ${kindOf(value)}`)
}

const kindOf = (value: Json): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'an array'
      : `${articles[typeof value] ?? 'an'} ${typeof value}`

const articles: Readonly<Record<string, string>> = { string: 'a', number: 'a', boolean: 'a' }
