import type { Context } from '../context'
import { csvText, download, everyPage } from '../download'
import { Refused } from '../refused'
import { viewPreview, viewPreviewLines } from './view'

const PAGE = 1_000

const columns = ['store', 'target', 'person', 'person id', 'what', 'field', 'from', 'to']

/** Every line of a preview as CSV, one row for each value that changes. Throws Refused when there is no such preview, or a part of it. */
export async function previewCsv(ctx: Context, id: string): Promise<ReadableStream<Uint8Array>> {
  const { hash } = await viewPreview(ctx, id)
  if (hash === '') throw new Refused('conflict', 'This preview is not whole. Wait until it is computed.')
  return download(csvText(columns, rows(ctx, id)))
}

async function* rows(ctx: Context, id: string) {
  const read = (cursor = -1) => viewPreviewLines(ctx, { id, cursor, limit: PAGE })
  for await (const { lines } of everyPage(read))
    for (const { store, target, person, kind, changes } of lines)
      for (const { field, from, to } of changes)
        yield [
          store?.name ?? '',
          target?.name ?? '',
          person.name,
          person.id,
          kind,
          field,
          from ?? '',
          to ?? '',
        ]
}
