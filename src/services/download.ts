import { stringify } from 'csv-stringify'
import { Readable } from 'node:stream'
import { safeCell } from '@/core/targets/csv-cell'

/** What comes bit by bit, as the body of a download: it is made while it is sent, and not before somebody reads it. */
export function download(text: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = text[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(Buffer.from(value)))
    },
  })
}

/** Rows of cells as CSV, none of which a spreadsheet takes for a formula. */
export const csvText = (
  columns: string[],
  rows: AsyncIterable<string[]>,
): AsyncIterable<string | Uint8Array> => Readable.from(safe(rows)).pipe(stringify({ header: true, columns }))

async function* safe(rows: AsyncIterable<string[]>) {
  for await (const row of rows) yield row.map(safeCell)
}

/** Every page of a list that goes on at a cursor, each read when it is asked for. */
export async function* everyPage<Cursor, Page extends { nextCursor: Cursor | null }>(
  read: (cursor: Cursor | undefined) => Promise<Page>,
): AsyncGenerator<Page> {
  let cursor: Cursor | undefined
  do {
    const page: Page = await read(cursor)
    yield page
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
