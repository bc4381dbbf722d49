import { setImmediate as breathe } from 'node:timers/promises'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  execute,
  getNamedType,
  parse,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Fault } from '../faults/fault'
import type { BulkRead, Context } from '../graphql/resolver'
import { RunningOperation } from './operation'
import { nodesOf, rowsOf } from './rows'

const MAX_CONNECTIONS = 5
const MAX_DEPTH = 2

export type ReadQuery = { document: DocumentNode } | { problem: string }

/** A query that may run in bulk: at least one connection, at most five, nested two deep, no node lookups. */
export function readQuery(schema: GraphQLSchema, text: string): ReadQuery {
  const document = parseQuietly(text)
  if (!document) return { problem: 'Invalid bulk query: it cannot be parsed.' }
  const [error] = validate(schema, document)
  if (error) return { problem: `Invalid bulk query: ${error.message}` }
  const [operation] = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? node : [],
  )
  if (operation?.operation !== 'query') return { problem: 'Invalid bulk query: it is not a query.' }
  if (names(operation.selectionSet).some((name) => name === 'node' || name === 'nodes')) {
    return { problem: 'Invalid bulk query: it cannot use the node or nodes fields.' }
  }
  const problem = connectionProblem(schema, document)
  return problem ? { problem } : { document }
}

function parseQuietly(text: string): DocumentNode | undefined {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

const names = ({ selections }: SelectionSetNode): string[] =>
  selections.flatMap((node) => (node.kind === Kind.FIELD ? node.name.value : []))

function connectionProblem(schema: GraphQLSchema, document: DocumentNode): string | undefined {
  let [depth, deepest, count] = [0, 0, 0]
  const types = new TypeInfo(schema)
  const isConnection = () => getNamedType(types.getType())?.name.endsWith('Connection') ?? false
  const enter = (_: FieldNode): undefined => {
    if (!isConnection()) return
    depth += 1
    count += 1
    deepest = Math.max(deepest, depth)
  }
  const leave = (_: FieldNode): undefined => {
    if (isConnection()) depth -= 1
  }
  visit(document, visitWithTypeInfo(types, { Field: { enter, leave } }))
  if (count === 0) return 'Bulk queries must contain at least one connection.'
  if (count > MAX_CONNECTIONS) return `Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`
  return deepest > MAX_DEPTH
    ? `Bulk queries cannot contain connections with a nesting depth greater than ${MAX_DEPTH}.`
    : undefined
}

/** Reads everything, some hundred roots at a time so that the store answers others meanwhile. */
export async function runQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  id: string,
  context: Context,
  fault: Fault | undefined,
): Promise<void> {
  await breathe()
  const running = new RunningOperation(context, id)
  const bulk: BulkRead = { after: null, next: null }
  do {
    if (running.isCanceled) return running.finish('CANCELED')
    if (!running.isWelcome) return running.finish('FAILED', 'ACCESS_DENIED')
    bulk.next = null
    const result = execute({ schema, document, contextValue: { ...context, bulk } })
    if (result instanceof Promise) throw new Error('A resolver was asynchronous: reads must stay atomic.')
    if (result.errors) return running.finish('FAILED', errorCode(result.errors[0]?.extensions.code))
    const roots = Object.values(result.data ?? {}).flatMap((value) => nodesOf(value) ?? [])
    running.add(
      roots.flatMap((root) => rowsOf(root)),
      roots.length,
    )
    if (fault?.kind === 'bulk-fail') return running.finish('FAILED', 'INTERNAL_SERVER_ERROR')
    bulk.after = bulk.next
    await breathe()
  } while (bulk.after)
  running.finish('COMPLETED')
}

const errorCode = (code: unknown) => (code === 'ACCESS_DENIED' ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR')
