import { invalidValue } from './error'
import { isObject, type Json, type JsonObject, ownName } from './json'
import type { Filter } from './filter/filter'
import type { Operation } from './operation'
import { type Path, printPath } from './path'
import type { ResourceType } from './schema/registry'
import { isExtension } from './schemas-in-use'
import { type Resolved, resolve, resolveExtension, scopeOfResource } from './scope'

/** One operation on one attribute. `label` is how errors call the target. */
export type Change = Resolved & {
  readonly op: Operation['op']
  readonly where?: Filter
  readonly value?: Json
  readonly otherwise?: JsonObject
  readonly label: string
}

export type RemoveExtension = { readonly op: 'remove extension'; readonly extension: string }

/** Splits an operation into changes of single attributes. `schemas` is left out: it follows from the rest. */
export function changesOf(
  operation: Operation,
  resource: JsonObject,
  type: ResourceType,
): (Change | RemoveExtension)[] {
  const { path, value } = operation
  if (!path) return each(value, operation, type)
  const extension = wholeExtension(path, resource, type)
  if (extension !== undefined) {
    if (operation.op === 'remove') return [{ op: 'remove extension', extension }]
    return extension === type.schema.id
      ? each(value, operation, type)
      : each(value, operation, type, extension)
  }
  return change(path, operation, value, type)
}

/** A custom extension's URN can look like an attribute of a shorter one; what the resource has decides. */
function wholeExtension(path: Path, resource: JsonObject, type: ResourceType): string | undefined {
  if (path.urn === undefined || path.where) return undefined
  if (path.name === undefined) {
    const isCore = path.urn.toLowerCase() === type.schema.id.toLowerCase()
    return isCore ? type.schema.id : resolveExtension(path.urn, scopeOfResource(type))
  }
  return ownName(resource, printPath(path))
}

function each(value: Json | undefined, operation: Operation, type: ResourceType, urn?: string): Change[] {
  if (!isObject(value)) throw invalidValue(`${urn ?? operation.op}: expected an object of attributes`)
  return Object.entries(value).flatMap(([name, inner]) =>
    urn === undefined && isExtension(name) && isObject(inner)
      ? each(inner, operation, type, resolveExtension(name, scopeOfResource(type)))
      : change({ ...(urn !== undefined && { urn }), name }, operation, inner, type),
  )
}

function change(path: Path, operation: Operation, value: Json | undefined, type: ResourceType): Change[] {
  const { name } = path
  if (name === undefined || (path.urn === undefined && name.toLowerCase() === 'schemas')) return []
  const resolved = resolve({ ...path, name }, scopeOfResource(type))
  return [
    {
      ...resolved,
      op: operation.op,
      label: printPath(path),
      ...(path.where && { where: path.where }),
      ...(value !== undefined && { value }),
      ...(operation.op !== 'remove' && operation.otherwise && { otherwise: operation.otherwise }),
    },
  ]
}
