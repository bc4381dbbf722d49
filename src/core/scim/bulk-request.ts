import { invalidSyntax, invalidValue, payloadTooLarge } from './error'
import { isObject, type Json, type JsonObject, valueOf } from './json'
import { limits } from './limits'
import { readMessage } from './message'

export const bulkRequestUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest'

export type BulkMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type BulkOperation = {
  readonly method: BulkMethod
  /** Within the directory, such as /Users or /Groups/bulkId:g1. */
  readonly path: string
  readonly bulkId?: string
  readonly version?: string
  readonly data?: JsonObject
}

export type BulkRequest = {
  readonly operations: readonly BulkOperation[]
  /** How many errors end the run; without it all operations are tried. */
  readonly failOnErrors?: number
}

/** Reads a BulkRequest (RFC 7644 §3.7). Too many operations are a 413; the caller limits the bytes. */
export function parseBulk(body: unknown): BulkRequest {
  const message = readMessage(body, bulkRequestUrn)
  const operations = valueOf(message, 'Operations')
  const failOnErrors = valueOf(message, 'failOnErrors')
  if (!Array.isArray(operations)) throw invalidSyntax('Operations: expected an array')
  if (operations.length > limits.bulkOperations)
    throw payloadTooLarge(`Operations: at most ${limits.bulkOperations} (bulk.maxOperations) at a time`)
  if (failOnErrors !== undefined && failOnErrors !== null) {
    if (typeof failOnErrors !== 'number' || !Number.isInteger(failOnErrors) || failOnErrors < 1)
      throw invalidValue('failOnErrors: expected an integer of at least 1')
  }
  const parsed = operations.map((operation, index) => parseOperation(operation, `Operations[${index}]`))
  refuseRepeated(parsed)
  return { operations: parsed, ...(typeof failOnErrors === 'number' && { failOnErrors }) }
}

function parseOperation(operation: Json, where: string): BulkOperation {
  if (!isObject(operation)) throw invalidSyntax(`${where}: expected an object with method, path and data`)
  const method = parseMethod(valueOf(operation, 'method'), where)
  const path = text(operation, 'path', where)
  if (path === undefined || !path.startsWith('/'))
    throw invalidValue(`${where}.path: expected a path such as /Users or /Users/{id}`)
  const bulkId = text(operation, 'bulkId', where)
  if (method === 'POST' && !bulkId) throw invalidValue(`${where}.bulkId is required for POST`)
  const version = text(operation, 'version', where)
  const data = valueOf(operation, 'data')
  if (method !== 'DELETE' && !isObject(data)) throw invalidValue(`${where}.data: ${method} needs an object`)
  return {
    method,
    path,
    ...(bulkId !== undefined && { bulkId }),
    ...(version !== undefined && { version }),
    ...(isObject(data) && { data }),
  }
}

function parseMethod(method: Json | undefined, where: string): BulkMethod {
  const upper = typeof method === 'string' ? method.toUpperCase() : method
  if (upper === 'POST' || upper === 'PUT' || upper === 'PATCH' || upper === 'DELETE') return upper
  throw invalidValue(`${where}.method: expected POST, PUT, PATCH or DELETE`)
}

function text(operation: JsonObject, name: string, where: string): string | undefined {
  const value = valueOf(operation, name)
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw invalidValue(`${where}.${name}: expected a string`)
  return value
}

function refuseRepeated(operations: readonly BulkOperation[]): void {
  const seen = new Set<string>()
  for (const { method, bulkId } of operations) {
    if (method !== 'POST' || bulkId === undefined) continue
    if (seen.has(bulkId)) throw invalidValue(`bulkId ${bulkId} is given to two operations`)
    seen.add(bulkId)
  }
}
