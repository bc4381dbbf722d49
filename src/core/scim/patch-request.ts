import { invalidPath, invalidSyntax, invalidValue, noTarget } from './error'
import { isObject, type Json, valueOf } from './json'
import { limits } from './limits'
import { readMessage } from './message'
import type { Operation } from './operation'
import { parsePath, type Path } from './path'

export const patchOpUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** Reads a PatchOp message (RFC 7644 §3.5.2). */
export function parsePatch(body: unknown): Operation[] {
  const operations = valueOf(readMessage(body, patchOpUrn), 'Operations')
  if (!Array.isArray(operations) || operations.length === 0)
    throw invalidSyntax('Operations: expected an array with at least one operation')
  if (operations.length > limits.patchOperations)
    throw invalidValue(`Operations: at most ${limits.patchOperations} at a time`)
  return operations.map((operation, index) => parseOperation(operation, `Operations[${index}]`))
}

function parseOperation(operation: Json, where: string): Operation {
  if (!isObject(operation)) throw invalidSyntax(`${where}: expected an object with op, path and value`)
  const op = valueOf(operation, 'op')
  const path = parsePathOf(valueOf(operation, 'path'), where)
  const value = valueOf(operation, 'value')
  if (op === 'remove') {
    if (!path) throw noTarget(`${where}: remove needs a path that says what to remove`)
    return { op, path, ...(value !== undefined && { value }) }
  }
  if (op !== 'add' && op !== 'replace')
    throw invalidSyntax(
      `${where}.op: expected "add", "replace" or "remove", found ${JSON.stringify(op) ?? 'none'}`,
    )
  if (value === undefined) throw invalidValue(`${where}: ${op} needs a value`)
  if (!path && !isObject(value))
    throw invalidValue(`${where}.value: expected an object of attributes, since there is no path`)
  return { op, ...(path && { path }), value }
}

function parsePathOf(path: Json | undefined, where: string): Path | undefined {
  if (path === undefined || path === null || path === '') return undefined
  if (typeof path !== 'string') throw invalidPath(`${where}.path: expected a string`)
  return parsePath(path)
}
