import type { z } from 'zod'
import type { Context } from '../context'
import { csvText, download, everyPage } from '../download'
import { viewAccessOn, type AccessRange } from './access-on'

const PAGE = 500

const columns = ['day (UTC)', 'name', 'user name', 'e-mail', 'store', 'access since', 'access until', 'id']

/** Who had access on a day as CSV, a line for each person and store, read page by page while it is sent. */
export const accessCsv = (ctx: Context, range: z.infer<typeof AccessRange>): ReadableStream<Uint8Array> =>
  download(csvText(columns, rows(ctx, range)))

async function* rows(ctx: Context, range: z.infer<typeof AccessRange>) {
  const read = (cursor: string | undefined) => viewAccessOn(ctx, { ...range, cursor, limit: PAGE })
  for await (const { people } of everyPage(read))
    for (const { displayName, userName, email, personId, spans } of people)
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
        ]
}
