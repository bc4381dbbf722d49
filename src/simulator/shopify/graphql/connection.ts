import { GraphQLError } from 'graphql'

export type ConnectionArgs = {
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
  reverse?: boolean | null
}

type Cursor = { last_id: string; last_value: string }

export type Connection<Row> = {
  nodes: Row[]
  edges: { cursor: string; node: Row }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

/** Numbers compare as numbers, so that ids of different lengths stay in order. */
function compareValues(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)]
  if (!Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x - y
  return a < b ? -1 : a > b ? 1 : 0
}

const compare = (a: Cursor, b: Cursor): number =>
  compareValues(a.last_value, b.last_value) || compareValues(a.last_id, b.last_id)

const write = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64')

function read(text: string): Cursor {
  const refusal = new GraphQLError('Invalid cursor for current pagination sort.', {
    extensions: { code: 'BAD_REQUEST' },
  })
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64').toString())
    if (typeof parsed !== 'object' || parsed === null) throw refusal
    const { last_id = '', last_value = '' }: Partial<Record<string, unknown>> = { ...parsed }
    return { last_id: String(last_id), last_value: String(last_value) }
  } catch {
    throw refusal
  }
}

// Infinity comes from bulk reads only: GraphQL's Int has no such value.
function pageSize({ first, last }: ConnectionArgs): number {
  const size = first ?? last
  const problem =
    size === undefined || size === null
      ? 'you must provide one of first or last'
      : size < 0
        ? 'first and last must not be negative'
        : size > 250 && size !== Infinity
          ? 'first and last must not exceed 250'
          : undefined
  if (problem) throw new GraphQLError(problem, { extensions: { code: 'BAD_REQUEST' } })
  return size ?? 0
}

/**
 * A page of rows. Cursors hold the sort value and the id, so that rows which come or go between two pages
 * neither repeat nor hide others. `valueOf` is what the rows are sorted by; `sorted` says they already are.
 */
export function connect<Row extends { id: string }>(
  rows: Row[],
  args: ConnectionArgs,
  valueOf: (row: Row) => string = (row) => legacyNumber(row.id),
  sorted = false,
): Connection<Row> {
  const size = pageSize(args)
  const cursorOf = (row: Row): Cursor => ({ last_id: legacyNumber(row.id), last_value: valueOf(row) })
  let found = sorted ? rows : rows.toSorted((a, b) => compare(cursorOf(a), cursorOf(b)))
  if (args.reverse) found = found.toReversed()
  const direction = args.reverse ? -1 : 1
  const after = args.after ? read(args.after) : undefined
  const before = args.before ? read(args.before) : undefined
  const start = after ? firstIndex(found, (row) => direction * compare(cursorOf(row), after) > 0) : 0
  const end = before
    ? firstIndex(found, (row) => direction * compare(cursorOf(row), before) >= 0)
    : found.length
  const from = args.first == null ? Math.max(start, end - size) : start
  const to = args.first == null ? end : Math.min(end, start + size)
  const edges = found.slice(from, to).map((node) => ({ node, cursor: write(cursorOf(node)) }))
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: to < found.length,
      hasPreviousPage: from > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

function firstIndex<Row>(rows: Row[], holds: (row: Row) => boolean): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row !== undefined && holds(row)) high = middle
    else low = middle + 1
  }
  return low
}

const legacyNumber = (id: string): string => /^gid:\/\/shopify\/\w+\/([^/?]+)/.exec(id)?.[1] ?? id

/** Where the next page begins; null after the last. */
export function nextCursor(connection: unknown): string | null {
  if (typeof connection !== 'object' || connection === null || !('pageInfo' in connection)) return null
  const { pageInfo } = connection
  if (typeof pageInfo !== 'object' || pageInfo === null || !('endCursor' in pageInfo)) return null
  return 'hasNextPage' in pageInfo && pageInfo.hasNextPage ? String(pageInfo.endCursor) : null
}
