import { type ExecutionResult, type GraphQLError, type GraphQLSchema, execute } from 'graphql'
import type { Fault } from '../faults/fault'
import { clearAt } from '../faults/spoil-data'
import type { App } from '../state/app'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { actualCost, fieldCosts, requestedCost } from './cost'
import type { Prepared } from './prepare'
import type { Context, SearchWarning } from './resolver'
import { variableFailure } from './shopify-error'

const MAX_COST = 1000
const MAX_ARRAY = 250
const RATE_LIMITS = 'https://shopify.dev/api/usage/rate-limits'

export type Execution = {
  body: object
  requestedCost: number
  actualCost: number | null
  throttled: boolean
  userErrors: number
  unchanged: number
}

type Subject = {
  world: World
  shop: Shop
  admitted: { app: App; scopes: ReadonlySet<string> }
  prepared: Prepared
  variables: Record<string, unknown>
  fault?: Fault
  debugCost?: boolean
}

const refusal = (requested: number, body: object, throttled = false): Execution => ({
  body,
  requestedCost: requested,
  actualCost: null,
  throttled,
  userErrors: 0,
  unchanged: 0,
})

/** Runs a prepared document if the store's bucket can pay for it. Admission is on the requested cost, payment on the actual. */
export function executePrepared(schema: GraphQLSchema, subject: Subject): Execution {
  const { world, shop, admitted, prepared, variables } = subject
  const costSubject = { schema, operation: prepared.operation, fragments: prepared.fragments, variables }
  const requested = requestedCost(costSubject)
  if (requested > MAX_COST) return refusal(requested, tooExpensive(requested))
  const oversized = findOversized(variables)
  if (oversized) return refusal(requested, tooManyEntries(oversized))
  const bucket = world.bucket(shop, admitted.app.clientId)
  const costs = (actual: number | null) => ({
    requestedQueryCost: requested,
    actualQueryCost: actual,
    throttleStatus: bucket.status(),
    ...(subject.debugCost && { fields: fieldCosts(costSubject) }),
  })
  if (subject.fault?.kind === 'throttled' || bucket.available() < requested) {
    return refusal(requested, { errors: [throttled], extensions: { cost: costs(null) } }, true)
  }
  const tally = { unchanged: 0 }
  const context: Context = { world, shop, ...admitted, searchWarnings: [], tally, fault: subject.fault }
  const result = run(schema, prepared, variables, context)
  if (result.data === undefined)
    return refusal(requested, { errors: asRefused(result.errors, prepared, variables) })
  const denied = deniedFields(result.data, subject.fault)
  const actual = Math.min(requested, actualCost(costSubject, result.data))
  bucket.spend(actual)
  const errors = [...(result.errors ?? []).map(executionError), ...denied]
  return {
    body: {
      data: result.data,
      ...(errors.length > 0 && { errors }),
      extensions: { cost: costs(actual), ...searchExtension(context.searchWarnings) },
    },
    requestedCost: requested,
    actualCost: actual,
    throttled: false,
    userErrors: countUserErrors(result.data),
    unchanged: tally.unchanged,
  }
}

function run(
  schema: GraphQLSchema,
  { document, operation }: Prepared,
  variableValues: Record<string, unknown>,
  contextValue: Context,
): ExecutionResult {
  const result = execute({
    schema,
    document,
    operationName: operation.name?.value,
    variableValues,
    contextValue,
  })
  if (result instanceof Promise) throw new Error('A resolver was asynchronous: requests must stay atomic.')
  return result
}

const asRefused = (errors: readonly GraphQLError[] = [], { operation }: Prepared, variables: unknown) =>
  errors.map((error) => variableFailure(error, operation, variables))

const executionError = ({ message, locations, path, extensions }: GraphQLError) => ({
  message,
  locations: locations?.map(({ line, column }) => ({ line, column })),
  ...(Object.keys(extensions).length > 0 && { extensions }),
  path,
})

/** Fields that a `partial` fault takes away, and the errors that say so. */
function deniedFields(data: unknown, fault: Fault | undefined) {
  if (fault?.kind !== 'partial') return []
  const message =
    fault.message ??
    'This app is not approved to access the Customer object. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.'
  return clearAt(data, fault.path).map((path) => ({ message, path, extensions: { code: 'ACCESS_DENIED' } }))
}

const throttled = { message: 'Throttled', extensions: { code: 'THROTTLED', documentation: RATE_LIMITS } }

function tooExpensive(cost: number) {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_COST}).

See https://shopify.dev/concepts/about-apis/rate-limits for more information on how the
cost of a query is calculated.

To query larger amounts of data with fewer limits, bulk operations should be used instead.
See https://shopify.dev/tutorials/perform-bulk-operations-with-admin-api for usage details.
`
  return {
    errors: [
      {
        message,
        extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: MAX_COST, documentation: RATE_LIMITS },
      },
    ],
  }
}

type Oversized = { path: string; size: number }

/** Input arrays hold at most 250 entries. */
function findOversized(value: unknown, path: string[] = []): Oversized | undefined {
  if (Array.isArray(value) && value.length > MAX_ARRAY) return { path: path.join('.'), size: value.length }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const found = findOversized(inner, [...path, key])
    if (found) return found
  }
  return undefined
}

const tooManyEntries = ({ path, size }: Oversized) => ({
  errors: [
    {
      message: `The input array size of ${size} is greater than the maximum allowed of ${MAX_ARRAY}.`,
      path: path.split('.'),
      extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
    },
  ],
})

const searchExtension = (warnings: SearchWarning[]) =>
  warnings.length === 0
    ? {}
    : {
        search: warnings.map(({ path, query, field, message, code }) => ({
          path,
          query,
          parsed: { field, match_all: '*' },
          warnings: [{ field, message, code }],
        })),
      }

function countUserErrors(data: object | null): number {
  return Object.values(data ?? {}).reduce((count: number, payload: unknown) => {
    if (typeof payload !== 'object' || payload === null || !('userErrors' in payload)) return count
    return count + (Array.isArray(payload.userErrors) ? payload.userErrors.length : 0)
  }, 0)
}
