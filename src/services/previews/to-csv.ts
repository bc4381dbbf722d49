import { stringify } from 'csv-stringify'
import { Readable } from 'node:stream'
import { safeCell } from '@/core/targets/csv-cell'
import type { Context } from '../context'
import { Refused } from '../refused'
import { viewPreview, viewPreviewLines } from './view'

const PAGE = 1_000

/** Every line of a preview as CSV, one row for each value that changes. Throws Refused when there is no such preview, or a part of it. */
export async function previewCsv(ctx: Context, id: string): Promise<ReadableStream<Uint8Array>> {
  const { hash } = await viewPreview(ctx, id)
  if (hash === '') throw new Refused('conflict', 'This preview is not whole. Wait until it is computed.')
  const columns = ['store', 'person', 'person id', 'what', 'field', 'from', 'to']
  const chunks = Readable.from(rows(ctx, id))
    .pipe(stringify({ header: true, columns }))
    [Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(Buffer.from(value)))
    },
  })
}

async function* rows(ctx: Context, id: string) {
  let cursor: number | null = -1
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof viewPreviewLines>> = await viewPreviewLines(ctx, {
      id,
      cursor,
      limit: PAGE,
    })
    for (const { store, person, kind, changes } of page.lines) {
      for (const { field, from, to } of changes)
        yield [store.name, person.name, person.id, kind, field, from ?? '', to ?? ''].map(safeCell)
    }
    cursor = page.nextCursor
  }
}
