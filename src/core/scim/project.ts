import type { AttributePath } from './attribute-path'
import { asList, isObject, type Json, type JsonObject } from './json'
import { type Attribute, type Attributes, findAttribute } from './schema/attribute'
import type { ResourceType } from './schema/registry'
import { isExtension } from './schemas-in-use'

/** What a client wants to see (RFC 7644 §3.9). */
export type Projection = {
  readonly attributes?: readonly AttributePath[]
  readonly excludedAttributes?: readonly AttributePath[]
}

/** The part of a represented resource that a client asked for; `returned: always` and `never` have their way. */
export function project(resource: JsonObject, projection: Projection, type: ResourceType): JsonObject {
  const shown: JsonObject = {}
  for (const [key, value] of Object.entries(resource)) {
    const part = isExtension(key)
      ? projectExtension(key, value, projection, type)
      : projectAttribute(value, findAttribute(type.attributes, key)?.attribute, pick(projection, type, key))
    if (part !== undefined) shown[key] = part
  }
  return shown
}

/** Whether a client leaves it to the schema what is shown. */
export const namesNothing = ({ attributes = [], excludedAttributes = [] }: Projection): boolean =>
  attributes.length === 0 && excludedAttributes.length === 0

/** Whether an attribute would be shown at all, so that what would not need not be loaded. */
export function wants(name: string, projection: Projection, type: ResourceType): boolean {
  const attribute = findAttribute(type.attributes, name)?.attribute
  const { asked, excluded } = pick(projection, type, name)
  return isShown(attribute, asked, excluded)
}

/** Which of an attribute's sub-attributes were named; 'all' is the attribute itself, undefined not at all. */
type Named = 'all' | ReadonlySet<string> | undefined
type Pick = { readonly asked: Named | 'default'; readonly excluded: Named }

function pick(
  { attributes, excludedAttributes = [] }: Projection,
  type: ResourceType,
  name: string,
  urn?: string,
): Pick {
  const isMeant = (path: AttributePath) =>
    sameUrn(path.urn ?? type.schema.id, urn ?? type.schema.id) &&
    (path.name === undefined || path.name.toLowerCase() === name.toLowerCase())
  return {
    asked: attributes && attributes.length > 0 ? named(attributes.filter(isMeant)) : 'default',
    excluded: named(excludedAttributes.filter(isMeant)),
  }
}

const sameUrn = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

function named(paths: readonly AttributePath[]): Named {
  if (paths.length === 0) return undefined
  const subs = paths.flatMap(({ sub }) => sub?.toLowerCase() ?? [])
  return subs.length < paths.length ? 'all' : new Set(subs)
}

function projectExtension(
  urn: string,
  value: Json,
  projection: Projection,
  type: ResourceType,
): Json | undefined {
  if (!isObject(value)) return value
  const attributes: Attributes = type.extensions.find(({ id }) => id === urn)?.attributes ?? {}
  const shown: JsonObject = {}
  for (const [name, inner] of Object.entries(value)) {
    const described = findAttribute(attributes, name)?.attribute
    const part = projectAttribute(inner, described, pick(projection, type, name, urn))
    if (part !== undefined) shown[name] = part
  }
  return Object.keys(shown).length > 0 ? shown : undefined
}

function isShown(attribute: Attribute | undefined, asked: Pick['asked'], excluded: Named): boolean {
  const returned = attribute?.returned ?? 'default'
  if (returned === 'never' || returned === 'always') return returned === 'always'
  if (asked === undefined) return false
  if (returned === 'request') return asked !== 'default' && excluded !== 'all'
  return excluded !== 'all'
}

function projectAttribute(
  value: Json,
  attribute: Attribute | undefined,
  { asked, excluded }: Pick,
): Json | undefined {
  if (!isShown(attribute, asked, excluded)) return undefined
  if (!(asked instanceof Set) && !(excluded instanceof Set)) return value
  const subs = attribute?.sub ?? {}
  const part = (one: Json): Json[] => {
    if (!isObject(one)) return [one]
    const kept = Object.entries(one).filter(([name]) => {
      const key = name.toLowerCase()
      const sub = findAttribute(subs, name)?.attribute
      return isShown(
        sub,
        asked instanceof Set ? (asked.has(key) ? 'all' : undefined) : 'default',
        excluded instanceof Set && excluded.has(key) ? 'all' : undefined,
      )
    })
    return kept.length > 0 ? [Object.fromEntries(kept)] : []
  }
  const parts = asList(value).flatMap(part)
  return Array.isArray(value) ? (parts.length > 0 ? parts : undefined) : parts[0]
}
