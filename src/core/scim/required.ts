import type { ScimError } from './error'
import { isObject, type Json, type JsonObject } from './json'
import type { Attributes } from './schema/attribute'
import type { ResourceType } from './schema/registry'

type Refuse = (detail: string) => ScimError

/** Throws what `refuse` makes when a required attribute has no value, naming it. */
export function requireValues(resource: JsonObject, type: ResourceType, refuse: Refuse): void {
  requireIn(resource, type.attributes, '', refuse)
  for (const { id, attributes } of type.extensions) {
    const extension = resource[id]
    if (isObject(extension)) requireIn(extension, attributes, `${id}:`, refuse)
  }
}

function requireIn(object: JsonObject, attributes: Attributes, prefix: string, refuse: Refuse): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = object[name]
    if (attribute.required && isBlank(value)) throw refuse(`${prefix}${name} is required and has no value`)
    const sub = attribute.sub
    if (!sub || !Object.values(sub).some(({ required }) => required)) continue
    const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
    values.forEach((each, index) => {
      const at = attribute.multiValued ? `${prefix}${name}[${index}].` : `${prefix}${name}.`
      if (isObject(each)) requireIn(each, sub, at, refuse)
    })
  }
}

const isBlank = (value: Json | undefined): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '')
