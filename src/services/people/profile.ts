import { z } from 'zod'
import { profileEvents } from '@/adapters/db/events'
import { listDirectories } from '@/adapters/db/directories'
import { loadPeople } from '@/adapters/db/load-people'
import { findPerson } from '@/adapters/db/people'
import { listStores } from '@/adapters/db/stores'
import { mappingOf } from '@/core/mapping/default-mapping'
import { leadOf } from '@/core/mapping/person'
import { profile, type ProfileLine } from '@/core/mapping/profile'
import type { Json } from '@/core/scim/json'
import { loadConfiguration } from '../configuration/load'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { personOf } from '../sync/person'
import type { PersonRef } from './view'

/** So far back is looked for what wrote a field. */
const LINES = 300

const Changes = z.array(z.object({ field: z.string(), from: z.json().nullable(), to: z.json().nullable() }))
const Actor = z.object({ type: z.enum(['directory', 'teammate', 'job', 'store']), name: z.string() })
const Stores = z.record(z.string(), z.object({ storeId: z.string().optional() }))

type Writer = { id: string; at: Date; by: z.infer<typeof Actor> }

/**
 * What is mapped of one person, field by field: the value, who has the say, where it comes from, and what wrote it last.
 * Directories that only observe count here. Empty for somebody whom every directory has deleted.
 */
export const viewProfile = (ctx: Context, { id }: z.infer<typeof PersonRef>) =>
  read(ctx, async (tenant) => {
    const found = await findPerson(tenant, id)
    if (!found) throw new Refused('not-found', 'There is no such person in this organization.')
    const directories = await listDirectories(tenant)
    const stored = (
      await loadPeople(tenant, [found.personId], { alsoFrom: directories.map((each) => each.id) })
    ).get(found.personId)
    const person = stored && personOf(stored)
    const lead = person && leadOf(person)
    if (!stored || !person || !lead || lead.deleted) return { directory: null, rows: [] }
    const { configuration } = await loadConfiguration(tenant)
    const stores = new Map((await listStores(tenant)).map(({ id, name }) => [id, name]))
    const lines = (
      await profileEvents(tenant, [...found.users.map((user) => user.id), found.personId], LINES)
    ).map(lineOf)
    const accepted = Stores.catch({}).parse(stored.accepted)
    const rows = profile(person, lead, mappingOf(configuration, lead), lines)
    return {
      directory: directories.find((each) => each.id === lead.directoryId)?.name ?? null,
      rows: rows.map(({ store, elsewhere, writer, ...row }) => ({
        ...row,
        writer: writer ?? null,
        /** The name of the store whose value counts. */
        store: store && (stores.get(accepted[row.field]?.storeId ?? '') ?? 'A store'),
        elsewhere: elsewhere.flatMap((storeId) => stores.get(storeId) ?? []),
      })),
    }
  })

type Event = Awaited<ReturnType<typeof profileEvents>>[number]

const lineOf = ({ id, at, kind, actor, userId, changes }: Event): ProfileLine<Writer> => ({
  from: kind.startsWith('user.') ? 'directory' : 'decision',
  userId: userId ?? '',
  changes: Changes.parse(changes).map(({ field, from, to }): { field: string; from: Json; to: Json } => ({
    field,
    from,
    to,
  })),
  event: { id, at, by: Actor.parse(actor) },
})
