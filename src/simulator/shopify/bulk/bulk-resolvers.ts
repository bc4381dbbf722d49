import type { GraphQLResolveInfo } from 'graphql'
import { type ConnectionArgs, connect } from '../graphql/connection'
import type { Context, Resolvers } from '../graphql/resolver'
import { userError } from '../graphql/user-error'
import { type BulkOperation, isOver } from '../state/bulk-operation'
import { findFile } from './files'
import { createOperation, limitReached } from './operation'
import { readLines, readMutation, runMutation } from './run-mutation'
import { readQuery, runQuery } from './run-query'

const refuse = (field: string[] | null, message: string, code: string) => ({
  bulkOperation: null,
  userErrors: [userError(field, message, code)],
})

const tooMany = (kind: string) =>
  refuse(
    null,
    `You have reached the limit of bulk ${kind} operations that can run at the same time in this shop.`,
    'LIMIT_REACHED',
  )

const faultFor = ({ world, shop }: Context, type: BulkOperation['type']) =>
  world.faults.take({ on: 'bulk', store: shop.settings.domain, operations: [type] })

type MutationArgs = { mutation: string; stagedUploadPath: string }

function bulkOperationRunMutation(
  _: unknown,
  args: MutationArgs,
  context: Context,
  { schema }: GraphQLResolveInfo,
) {
  const read = readMutation(schema, args.mutation)
  if ('problem' in read) return refuse(['mutation'], read.problem, 'INVALID_MUTATION')
  const text = findFile(context.world, args.stagedUploadPath)
  if (text === undefined) {
    const message =
      "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument."
    return refuse(null, message, 'NO_SUCH_FILE')
  }
  const lines = readLines(text)
  if (!lines || lines.length === 0) {
    return refuse(
      ['stagedUploadPath'],
      'The staged upload is not a JSONL file.',
      'INVALID_STAGED_UPLOAD_FILE',
    )
  }
  if (limitReached(context, 'MUTATION')) return tooMany('mutation')
  const operation = createOperation(context, 'MUTATION', args.mutation)
  void runMutation(schema, read.document, lines, operation.id, context, faultFor(context, 'MUTATION'))
  return { bulkOperation: operation, userErrors: [] }
}

function bulkOperationRunQuery(
  _: unknown,
  { query }: { query: string },
  context: Context,
  { schema }: GraphQLResolveInfo,
) {
  const read = readQuery(schema, query)
  if ('problem' in read) return refuse(['query'], read.problem, 'INVALID')
  if (limitReached(context, 'QUERY')) return tooMany('query')
  const operation = createOperation(context, 'QUERY', query)
  void runQuery(schema, read.document, operation.id, context, faultFor(context, 'QUERY'))
  return { bulkOperation: operation, userErrors: [] }
}

function bulkOperationCancel(_: unknown, { id }: { id: string }, { shop, app }: Context) {
  const operation = shop.bulkOperations.get(id)
  if (operation?.clientId !== app.clientId) return refuse(['id'], 'Bulk operation does not exist', 'INVALID')
  if (isOver(operation)) {
    const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`
    return { bulkOperation: operation, userErrors: [userError(null, message, 'INVALID')] }
  }
  return { bulkOperation: shop.bulkOperations.put({ ...operation, status: 'CANCELING' }), userErrors: [] }
}

const own = ({ shop, app }: Context): BulkOperation[] =>
  shop.bulkOperations.all().filter((operation) => operation.clientId === app.clientId)

/** `status:running` and `operation_type:mutation` are all the search that apps use here. */
function bulkOperations(_: unknown, args: ConnectionArgs & { query?: string | null }, context: Context) {
  const wanted = (field: string) =>
    new RegExp(`${field}:"?(\\w+)`, 'i').exec(args.query ?? '')?.[1]?.toUpperCase()
  const [status, type] = [wanted('status'), wanted('operation_type')]
  const found = own(context).filter(
    (each) => (!status || each.status === status) && (!type || each.type === type),
  )
  return connect(found, args)
}

export const bulkResolvers: Resolvers = {
  Mutation: { bulkOperationRunMutation, bulkOperationRunQuery, bulkOperationCancel },
  QueryRoot: {
    bulkOperation: (_: unknown, { id }: { id: string }, context: Context) =>
      own(context).find((each) => each.id === id),
    bulkOperations,
    currentBulkOperation: (_: unknown, { type }: { type: string }, context: Context) =>
      own(context).findLast((each) => each.type === type),
  },
  BulkOperation: {
    url: ({ url, isPartial }: BulkOperation) => (isPartial ? null : url),
    partialDataUrl: ({ url, isPartial }: BulkOperation) => (isPartial ? url : null),
  },
}
