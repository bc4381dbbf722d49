import type { z } from 'zod'
import type { Context } from '../context'
import { csvText, download, everyPage } from '../download'
import { listPeople, type PeopleRange } from './list'

const PAGE = 200

const columns = [
  'name',
  'user name',
  'e-mail',
  'external id',
  'state',
  'directories',
  'groups',
  'stores in step',
  'stores',
  'each store',
  'last change',
  'id',
]

/** Everyone whom a filter leaves, as CSV, read page by page while it is sent. */
export const peopleCsv = (ctx: Context, range: z.infer<typeof PeopleRange>): ReadableStream<Uint8Array> =>
  download(csvText(columns, rows(ctx, range)))

async function* rows(ctx: Context, range: z.infer<typeof PeopleRange>) {
  const read = (cursor: string | undefined) => listPeople(ctx, { ...range, cursor, limit: PAGE })
  for await (const { people } of everyPage(read)) yield* people.map(cells)
}

type Row = Awaited<ReturnType<typeof listPeople>>['people'][number]

const cells = (person: Row): string[] => [
  person.displayName,
  person.userName,
  person.email ?? '',
  person.externalId ?? '',
  person.standing,
  person.directories.map(({ name }) => name).join(', '),
  String(person.groups),
  String(person.stores.filter(({ state }) => state === 'verified').length),
  String(person.stores.length),
  person.stores.map(({ name, state }) => `${name}: ${state}`).join('; '),
  person.lastModified.toISOString(),
  person.id,
]
