import { stringify } from 'csv-stringify'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import { safeCell } from '@/core/targets/csv-cell'
import type { Context } from '../context'
import { viewAccessOn, type AccessRange } from './access-on'

const PAGE = 500

const columns = ['day (UTC)', 'name', 'user name', 'e-mail', 'store', 'access since', 'access until', 'id']

/** Who had access on a day as CSV, a line for each person and store, read page by page while it is sent. */
export function accessCsv(ctx: Context, range: z.infer<typeof AccessRange>): ReadableStream<Uint8Array> {
  const chunks = Readable.from(lines(ctx, range))
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

async function* lines(ctx: Context, range: z.infer<typeof AccessRange>) {
  let cursor: string | undefined
  do {
    const page: Awaited<ReturnType<typeof viewAccessOn>> = await viewAccessOn(ctx, {
      ...range,
      cursor,
      limit: PAGE,
    })
    for (const { displayName, userName, email, personId, spans } of page.people)
      for (const { store, beganAt, endedAt } of spans)
        yield [
          range.on,
          displayName,
          userName,
          email ?? '',
          store,
          beganAt.toISOString(),
          endedAt?.toISOString() ?? '',
          personId,
        ].map(safeCell)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
