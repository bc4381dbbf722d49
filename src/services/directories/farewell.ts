import { z } from 'zod'
import { findDirectory } from '@/adapters/db/directories'
import {
  approveLeaving,
  deleteEveryone,
  directoryStake,
  forgetPeopleOf,
  heldLinksOfDirectory,
  removeDirectory,
  resumeDirectory,
  usersElsewhere,
  type DirectoryStake,
} from '@/adapters/db/directory-farewells'
import { appendEvents } from '@/adapters/db/events'
import { endHolds } from '@/adapters/db/hold-links'
import { oweDirectory, oweUsers } from '@/adapters/db/links'
import { newId } from '@/adapters/db/new-id'
import type { Tenant } from '@/adapters/db/tenant'
import { change, read, requireRole, type Context, type Owe } from '../context'
import { decisionOf } from '../guard/decisions'
import { Refused } from '../refused'
import { FarewellChoice, handedOver } from '../stores/farewell'

export const DirectoryRef = z.object({ id: z.uuid() })

export const DirectoryFarewell = DirectoryRef.extend({
  choice: FarewellChoice,
  /** The directory's name, typed. */
  confirmation: z.string().max(200),
})

/** Leavers go before a back-fill and after what people wait for. */
const LEAVERS = { priority: 30, delayMs: 0 }

/**
 * Removes a directory in the way that a teammate has chosen: its people stay as they last were, become the merchants' own
 * customers, or leave every store by its policy; those whom another live directory has stay with that one. Its address
 * answers nobody from then on. That everyone leaves is no mass removal by mistake: the typed name is its approval.
 */
export async function leaveDirectory(
  ctx: Context,
  { id, choice, confirmation }: z.infer<typeof DirectoryFarewell>,
): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant, owe) => {
    const { name } = await directoryOf(tenant, id)
    if (confirmation.trim().toLowerCase() !== name.trim().toLowerCase())
      throw new Refused('invalid', `Type ${name} to confirm.`, 'confirmation')
    const stake = await directoryStake(tenant, id)
    await removeDirectory(tenant, id, new Date())
    const causeId = newId(new Date())
    await part[choice](ctx, tenant, owe, { id, stake, causeId })
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: 'directory.removed',
        outcome: 'done',
        title: `Directory ${name} was removed: ${said[choice](stake)}`,
        actor: ctx.actor,
        directoryId: id,
      },
    ])
  })
}

type Part = (
  ctx: Context,
  tenant: Tenant,
  owe: Owe,
  directory: { id: string; stake: DirectoryStake; causeId: string },
) => Promise<void>

const part = {
  keep: async () => undefined,
  'hand-over': async (_ctx, tenant, owe, { id, causeId }) => {
    const elsewhere = await usersElsewhere(tenant, id)
    await endHolds(tenant, await heldLinksOfDirectory(tenant, id))
    await forgetPeopleOf(tenant, id, handedOver)
    await deleteEveryone(tenant, id, new Date())
    owe(await oweUsers(tenant, elsewhere, { ...LEAVERS, causeId }))
  },
  restrict: async (ctx, tenant, owe, { id, stake, causeId }) => {
    await endHolds(tenant, await heldLinksOfDirectory(tenant, id))
    await approveLeaving(tenant, id, {
      decision: decisionOf(ctx, 'The directory was removed, and its people with it.'),
      measured: { removals: stake.people - stake.elsewhere, linked: stake.people, limit: 0, windowHours: 24 },
    })
    await resumeDirectory(tenant, id)
    await deleteEveryone(tenant, id, new Date())
    owe(await oweDirectory(tenant, id, { ...LEAVERS, causeId }))
  },
} satisfies Record<FarewellChoice, Part>

const said = {
  keep: ({ people }) => `${people} people stay as they last were, and nobody updates them`,
  'hand-over': ({ customers }) => `${customers} customers are the merchants’ own now`,
  restrict: ({ people, elsewhere }) =>
    `${people - elsewhere} people leave the stores${elsewhere > 0 ? `, ${elsewhere} stay by another directory` : ''}`,
} satisfies Record<FarewellChoice, (stake: DirectoryStake) => string>

/** What removing a directory is about. */
export const viewDirectoryStake = (ctx: Context, { id }: z.infer<typeof DirectoryRef>) =>
  read(ctx, async (tenant) => {
    await directoryOf(tenant, id)
    return directoryStake(tenant, id)
  })

async function directoryOf(tenant: Tenant, id: string) {
  const directory = await findDirectory(tenant, id)
  if (!directory) throw new Refused('not-found', 'There is no such directory in this organization.')
  return directory
}
