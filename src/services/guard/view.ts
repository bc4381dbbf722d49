import { z } from 'zod'
import { countOpenChanges, findHeldChange, heldPeople, listHeldChanges } from '@/adapters/db/held-changes'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { Decision, HeldChangeRef, Measures } from './decisions'
import { limitsOf } from './limits'
import { lossesOf } from './losses'

export const HeldChangesFilter = z.object({
  /** The moment at which the last page ended. */
  cursor: z.coerce.date().optional(),
  limit: z.number().int().min(1).max(100).default(50),
})

type Row = Awaited<ReturnType<typeof listHeldChanges>>[number]

const shown = ({ measured, approvals, decision, ...change }: Row) => ({
  ...change,
  measured: Measures.parse(measured),
  approvals: z.array(Decision).parse(approvals),
  decision: decision === null ? null : Decision.parse(decision),
})

/** Held changes, newest first; `next` is null on the last page. */
export const viewHeldChanges = (ctx: Context, filter: z.input<typeof HeldChangesFilter>) =>
  read(ctx, async (tenant) => {
    const { cursor: before, limit } = HeldChangesFilter.parse(filter)
    const changes = (await listHeldChanges(tenant, { before, limit: limit + 1 })).map(shown)
    const page = changes.slice(0, limit)
    return { changes: page, next: changes.length > limit ? (page.at(-1)?.openedAt ?? null) : null }
  })

/** How many changes wait for a decision, for the bell. */
export const countHeldChanges = (ctx: Context) =>
  read(ctx, async (tenant) => ({ open: await countOpenChanges(tenant) }))

export const HeldPeoplePage = HeldChangeRef.extend({ cursor: z.uuid().optional() })

const PEOPLE_SHOWN = 50

/** One held change with a page of its people and what each of them would lose where. */
export const viewHeldChange = (ctx: Context, { id, cursor: after }: z.infer<typeof HeldPeoplePage>) =>
  read(ctx, async (tenant) => {
    const change = await findHeldChange(tenant, id)
    if (!change) throw new Refused('not-found', 'There is no such held change in this organization.')
    const ids = await heldPeople(tenant, id, { after, limit: PEOPLE_SHOWN + 1 })
    const people = await lossesOf(tenant, id, ids)
    return {
      ...shown(change),
      approvalsNeeded: (await limitsOf(tenant, guardedBy(change))).approvals,
      people: people.slice(0, PEOPLE_SHOWN),
      count: change.people,
      nextAfter: people.length > PEOPLE_SHOWN ? (people[PEOPLE_SHOWN - 1]?.id ?? null) : null,
    }
  })

const guardedBy = ({ directory, store }: Pick<Row, 'directory' | 'store'>) =>
  store ? { storeId: store.id } : { directoryId: directory?.id ?? '' }
