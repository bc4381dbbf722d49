import { planBulk, type BulkStep } from './bulk-plan'
import { referencesOf, resolvePath, resolveReferences } from './bulk-references'
import type { BulkMethod, BulkOperation, BulkRequest } from './bulk-request'
import { ScimError } from './error'
import type { JsonObject } from './json'

export const bulkResponseUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse'

/** An operation with its references resolved. */
export type Executable = {
  readonly method: BulkMethod
  readonly path: string
  readonly version?: string
  readonly data?: JsonObject
}

export type Executed = {
  readonly status: number
  /** Of the resource, when there is one; needed after a POST. */
  readonly id?: string
  readonly location?: string
  /** The entity tag. */
  readonly version?: string
}

/**
 * Runs a bulk request (RFC 7644 §3.7). `execute` does one operation and throws ScimError when it fails; other
 * errors end the run. `baseUrl` is where the paths start. Returns the BulkResponse, in the order of the request.
 */
export async function runBulk(
  { operations, failOnErrors = Infinity }: BulkRequest,
  baseUrl: string,
  execute: (operation: Executable) => Promise<Executed>,
): Promise<JsonObject> {
  const ids = new Map<string, string>()
  const results = new Map<number, JsonObject>()
  const plan = planBulk(operations)
  const circular = new Set(plan.flatMap(({ kind, index }) => (kind === 'complete' ? [index] : [])))
  let errors = 0
  for (const step of plan) {
    if (errors >= failOnErrors) break
    const operation = operations[step.index]
    if (!operation || (step.kind === 'complete' && !isCreated(operation, ids))) continue
    try {
      const executed = await execute(prepare(operation, step, ids, circular.has(step.index)))
      if (operation.bulkId !== undefined && executed.id !== undefined) ids.set(operation.bulkId, executed.id)
      results.set(step.index, {
        ...succeeded(operation, executed),
        ...outcome(results.get(step.index), executed),
      })
    } catch (error) {
      if (!(error instanceof ScimError)) throw error
      errors += 1
      const known = results.get(step.index) ?? locationOf(operation, baseUrl, ids)
      results.set(step.index, { ...known, ...failed(operation, error) })
    }
  }
  const inOrder = [...results].sort(([a], [b]) => a - b).map(([, result]) => result)
  return { schemas: [bulkResponseUrn], Operations: inOrder }
}

/** RFC 7644 §3.7.3: every result has a location, except that of a POST that failed. */
const locationOf = (
  { method, path }: BulkOperation,
  baseUrl: string,
  ids: ReadonlyMap<string, string>,
): JsonObject => (method === 'POST' ? {} : { location: baseUrl + resolvePath(path, ids) })

const isCreated = ({ bulkId }: BulkOperation, ids: ReadonlyMap<string, string>) =>
  bulkId !== undefined && ids.has(bulkId)

function prepare(
  operation: BulkOperation,
  { kind }: BulkStep,
  ids: ReadonlyMap<string, string>,
  isCircular: boolean,
): Executable {
  const { method, path, version, bulkId = '' } = operation
  refuseUnknown(operation, ids, isCircular && kind === 'run')
  const data = operation.data && resolveReferences(operation.data, ids)
  if (kind === 'complete') return { method: 'PUT', path: `${path}/${ids.get(bulkId)}`, ...(data && { data }) }
  return {
    method,
    path: resolvePath(path, ids),
    ...(version !== undefined && { version }),
    ...(data && { data }),
  }
}

/** RFC 7644 §3.7.2: a reference that cannot be resolved fails the operation with a conflict. */
function refuseUnknown(operation: BulkOperation, ids: ReadonlyMap<string, string>, mayWait: boolean): void {
  const { data, path } = referencesOf(operation)
  const bulkIds = [...(mayWait ? [] : data), ...(path === undefined ? [] : [path])]
  const unknown = bulkIds.find((bulkId) => !ids.has(bulkId))
  if (unknown !== undefined)
    throw new ScimError(
      409,
      `bulkId:${unknown} does not stand for a resource that was created here`,
      'invalidValue',
    )
}

/** A completed resource stays the one that was created, in a newer version. */
const outcome = (before: JsonObject | undefined, { version }: Executed): JsonObject =>
  before ? { ...before, ...(version !== undefined && { version }) } : {}

const succeeded = (
  { method, bulkId }: BulkOperation,
  { status, location, version }: Executed,
): JsonObject => ({
  method,
  ...(bulkId !== undefined && { bulkId }),
  ...(version !== undefined && { version }),
  ...(location !== undefined && { location }),
  status: String(status),
})

/** `before` is what the operation had come to when only its completion failed. */
const failed = (
  { method, bulkId }: BulkOperation,
  error: ScimError,
  before: JsonObject = {},
): JsonObject => ({
  ...before,
  method,
  ...(bulkId !== undefined && { bulkId }),
  status: String(error.status),
  response: error.toBody(),
})
