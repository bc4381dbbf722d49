import { z } from 'zod'
import { countConflicts, listConflicts } from '@/adapters/db/conflicts'
import { namesOf } from '@/adapters/db/people'
import { read, type Context } from '../context'

export const ConflictFilter = z.object({
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(50),
})

/** What waits for a choice, newest first; `nextCursor` is null on the last page. */
export async function viewConflicts(ctx: Context, { cursor, limit }: z.infer<typeof ConflictFilter>) {
  return read(ctx, async (tenant) => {
    const rows = await listConflicts(tenant, { limit: limit + 1, ...(cursor && { before: cursor }) })
    const shown = rows.slice(0, limit)
    const names = await namesOf(tenant, {
      users: shown.map(({ personId }) => personId),
      stores: shown.map(({ storeId }) => storeId),
      directories: shown.map(({ directoryId }) => directoryId),
      targets: [],
    })
    const named = (id: string) => ({ id, name: names.get(id) ?? 'removed' })
    return {
      conflicts: shown.map(({ id, field, directoryValue, storeValue, openedAt, ...of }) => ({
        id,
        field,
        directoryValue,
        storeValue,
        openedAt,
        person: named(of.personId),
        store: named(of.storeId),
        directory: named(of.directoryId),
      })),
      total: await countConflicts(tenant),
      nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    }
  })
}
