import { setImmediate as breathe, setTimeout as delay } from 'node:timers/promises'
import { type DocumentNode, type GraphQLSchema, execute, parse, validate } from 'graphql'
import type { Fault } from '../faults/fault'
import type { Context } from '../graphql/resolver'
import { RunningOperation } from './operation'

const AT_A_TIME = 50

export type ReadMutation = { document: DocumentNode } | { problem: string }

/** A mutation that may run in bulk: one root field, none of the bulk mutations themselves. */
export function readMutation(schema: GraphQLSchema, text: string): ReadMutation {
  const document = parseQuietly(text)
  if (!document) return { problem: 'Failed to parse the mutation.' }
  const [error] = validate(schema, document)
  if (error) return { problem: `Failed to parse the mutation - ${error.message}` }
  const [operation] = document.definitions.flatMap((node) =>
    node.kind === 'OperationDefinition' ? node : [],
  )
  const fields = operation?.selectionSet.selections ?? []
  if (operation?.operation !== 'mutation') return { problem: 'The operation is not a mutation.' }
  if (fields.length !== 1) return { problem: 'You must specify a single top level mutation.' }
  const [field] = fields
  const isBulk = field?.kind === 'Field' && field.name.value.startsWith('bulkOperation')
  return isBulk ? { problem: 'You can not use this mutation in bulk.' } : { document }
}

function parseQuietly(text: string): DocumentNode | undefined {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

type Line = { number: number; variables: Record<string, unknown> }

/** The lines of an upload; undefined when one of them is not a JSON object. */
export function readLines(text: string): Line[] | undefined {
  try {
    return text
      .split('\n')
      .filter((line) => line.trim())
      .map((line, number) => {
        const parsed: unknown = JSON.parse(line)
        if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
          throw new SyntaxError(line)
        return { number, variables: { ...parsed } }
      })
  } catch {
    return undefined
  }
}

/** Lines do not run in the order of the file: every seventh first, then the rest, the same each time. */
const shuffle = (lines: Line[]): Line[] =>
  lines.toSorted((a, b) => (a.number % 7) - (b.number % 7) || a.number - b.number)

/** Runs every line through the mutation, outside of the cost bucket, and ends the operation. */
export async function runMutation(
  schema: GraphQLSchema,
  document: DocumentNode,
  lines: Line[],
  id: string,
  context: Context,
  fault: Fault | undefined,
): Promise<void> {
  await breathe()
  const running = new RunningOperation(context, id)
  const order = shuffle(lines)
  const failAt = fault?.kind === 'bulk-fail' ? fault.afterLines : Infinity
  for (let at = 0; at < order.length; at += AT_A_TIME) {
    if (running.isCanceled) return running.finish('CANCELED')
    if (!running.isWelcome) return running.finish('FAILED', 'ACCESS_DENIED')
    const batch = order.slice(at, Math.min(at + AT_A_TIME, failAt))
    running.add(
      batch.map((line) => runLine(schema, document, line, context)),
      batch.length,
    )
    if (at + AT_A_TIME > failAt) return running.finish('FAILED', 'INTERNAL_SERVER_ERROR')
    await (fault?.kind === 'bulk-slow'
      ? delay(fault.msPerLine * batch.length, undefined, { ref: false })
      : breathe())
  }
  running.finish('COMPLETED')
}

function runLine(
  schema: GraphQLSchema,
  document: DocumentNode,
  { number, variables }: Line,
  contextValue: Context,
): object {
  const result = execute({ schema, document, variableValues: variables, contextValue })
  if (result instanceof Promise) throw new Error('A resolver was asynchronous: lines must stay atomic.')
  const errors = result.errors?.map(({ message, path, extensions }) => ({ message, path, extensions }))
  return {
    ...(result.data !== undefined && { data: result.data }),
    ...(errors && { errors }),
    __lineNumber: number,
  }
}
