import { z } from 'zod'
import type { Context } from '../context'
import { csvText, download, everyPage } from '../download'
import { viewActivity, type ActivityRange } from './view'

export const FileFormat = z.enum(['csv', 'json'])

/** More than any other request reads at once. */
const PAGE = 200

type Range = z.infer<typeof ActivityRange>
type Event = Awaited<ReturnType<typeof viewActivity>>['events'][number]

const columns = [
  'at',
  'kind',
  'outcome',
  'title',
  'source',
  'person',
  'store',
  'directory',
  'target',
  'changes',
  'reason',
  'fix',
  'request id',
  'id',
]

/** Everything that a filter leaves of the history, newest first, read page by page while it is sent. */
export function activityFile(
  ctx: Context,
  range: Range,
  format: z.infer<typeof FileFormat>,
): ReadableStream<Uint8Array> {
  const events = everything(ctx, range)
  return download(format === 'csv' ? csvText(columns, rows(events)) : json(events))
}

async function* everything(ctx: Context, range: Range) {
  const read = (cursor: string | undefined) => viewActivity(ctx, { ...range, cursor, limit: PAGE })
  for await (const { events } of everyPage(read)) yield* events
}

async function* rows(events: AsyncIterable<Event>) {
  for await (const event of events) yield cells(event)
}

const cells = (event: Event): string[] => [
  event.at.toISOString(),
  event.kind,
  event.outcome,
  event.title,
  event.source.name,
  event.person?.name ?? '',
  event.store?.name ?? '',
  event.directory?.name ?? '',
  event.target?.name ?? '',
  event.changes.length > 0 ? JSON.stringify(event.changes) : '',
  event.reason?.message ?? '',
  event.reason?.fix ?? '',
  event.requestId ?? '',
  event.id,
]

async function* json(events: AsyncIterable<Event>) {
  yield '['
  let isFirst = true
  for await (const event of events) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(event)}`
    isFirst = false
  }
  yield '\n]\n'
}
