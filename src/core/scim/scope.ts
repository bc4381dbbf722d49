import type { AttributePath } from './attribute-path'
import { asList, isObject, type Json, type JsonObject, valueOf } from './json'
import {
  type Attribute,
  type Attributes,
  findAttribute,
  type NamedAttribute,
  type Schema,
} from './schema/attribute'
import type { ResourceType } from './schema/registry'

/** What names mean at some place: in a resource, or in one value of a complex attribute. */
export type Scope = {
  readonly attributes: Attributes
  readonly core?: string
  readonly extensions: readonly Schema[]
}

/**
 * An attribute path with the schema's spelling. `extension` is the key that holds the attribute in the
 * resource; `attribute` and `sub.attribute` are missing when no schema describes them.
 */
export type Resolved = {
  readonly extension?: string
  readonly name: string
  readonly attribute?: Attribute
  readonly sub?: { readonly name: string; readonly attribute?: Attribute }
}

export const scopeOfResource = (type: ResourceType): Scope => ({
  attributes: type.attributes,
  core: type.schema.id,
  extensions: type.extensions,
})

export const scopeOfValue = (attribute: Attribute | undefined): Scope => ({
  attributes: attribute?.sub ?? {},
  extensions: [],
})

const sameUrn = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Finds what a path with a name means. A URN nobody knows stands for itself. */
export function resolve(path: AttributePath & { name: string }, scope: Scope): Resolved {
  const { urn, name } = path
  const isCore = urn === undefined || (scope.core !== undefined && sameUrn(urn, scope.core))
  const schema = isCore ? undefined : scope.extensions.find(({ id }) => sameUrn(id, urn))
  const attributes = isCore ? scope.attributes : schema?.attributes
  const found = attributes && findAttribute(attributes, name)
  return {
    ...(!isCore && { extension: schema?.id ?? urn }),
    ...(found ?? { name }),
    ...(path.sub !== undefined && { sub: resolveSub(path.sub, found?.attribute) }),
  }
}

/** The schema's spelling of an extension's URN, or the URN as it came. */
export const resolveExtension = (urn: string, scope: Scope): string =>
  scope.extensions.find(({ id }) => sameUrn(id, urn))?.id ?? urn

export function resolveSub(
  name: string,
  parent: Attribute | undefined,
): Partial<NamedAttribute> & { name: string } {
  return (parent?.sub && findAttribute(parent.sub, name)) ?? { name }
}

/** The object that holds a resolved attribute: the resource itself or one of its extensions. */
export function holderOf(object: JsonObject, extension: string | undefined): JsonObject {
  if (extension === undefined) return object
  const held = valueOf(object, extension)
  return isObject(held) ? held : {}
}

/** Every value at a path; the values of a multi-valued attribute count one by one. */
export function valuesAt(object: JsonObject, { extension, name, sub }: Resolved): Json[] {
  const values = asList(valueOf(holderOf(object, extension), name))
  if (!sub) return values
  return values.flatMap((value) => (isObject(value) ? asList(valueOf(value, sub.name)) : []))
}
