import { stringify } from 'csv-stringify'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import { safeCell } from '@/core/targets/csv-cell'
import type { Context } from '../context'
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
export function peopleCsv(ctx: Context, range: z.infer<typeof PeopleRange>): ReadableStream<Uint8Array> {
  const chunks = Readable.from(rows(ctx, range))
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

async function* rows(ctx: Context, range: z.infer<typeof PeopleRange>) {
  let cursor: string | undefined
  do {
    const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(ctx, {
      ...range,
      cursor,
      limit: PAGE,
    })
    for (const person of page.people) yield cells(person).map(safeCell)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
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
