import { z } from 'zod'
import { findDirectory } from '@/adapters/db/directories'
import { MOST_EVENTS } from '@/core/inbound/person-event'
import type { Json } from '@/core/scim/json'
import { checkJson } from '@/core/scim/read-json'
import { read, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { asProblem } from './refusal'
import { takeIn } from './take-in'
import type { Source } from './apply-event'

export const PeopleImport = z.object({
  directoryId: z.uuid(),
  /** The same for all parts of one file: a part that is sent twice is done once. */
  importId: z.uuid(),
  rows: z
    .array(z.object({ line: z.number().int().min(1), event: z.unknown() }))
    .min(1)
    .max(MOST_EVENTS),
})

type Imported = { line: number; outcome: 'applied' | 'ignored' | 'refused'; reason: string | null }

/** Takes rows of a file in as a website's events: each by itself, so that the good ones pass (M20). */
export async function importPeople(
  ctx: Context,
  { directoryId, importId, rows }: z.infer<typeof PeopleImport>,
): Promise<Imported[]> {
  requireRole(ctx, 'admin')
  const directory = await read(ctx, (tenant) => findDirectory(tenant, directoryId))
  if (!directory) throw new Refused('not-found', 'There is no such directory in this organization.')
  if (directory.kind !== 'website') {
    throw new Refused(
      'invalid',
      'Files are imported into the directory of a website; an identity provider pushes.',
    )
  }
  const source: Source = { ctx, directory }
  const imported: Imported[] = []
  for (const { line, event } of rows)
    imported.push(await importRow(source, `csv:${importId}:${line}`, line, event))
  return imported
}

async function importRow(source: Source, id: string, line: number, event: unknown): Promise<Imported> {
  try {
    const { outcome, reason } = await takeIn(source, id, asJson(event))
    return { line, outcome, reason }
  } catch (error) {
    const { detail, code } = asProblem(error)
    const fix = code === 'unavailable' ? ' Import the file again: what was taken in is not done twice.' : ''
    return { line, outcome: 'refused', reason: `${detail}${fix}` }
  }
}

function asJson(event: unknown): Json {
  checkJson(event)
  return event
}
