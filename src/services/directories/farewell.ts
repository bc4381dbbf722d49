import { z } from 'zod'
import {
  approveLeaving,
  deleteEveryone,
  deleteUsers,
  directoryStake,
  forgetPeopleOf,
  endKeptOf,
  heldLinksOfDirectory,
  letSpeak,
  removeDirectory,
  usersElsewhere,
  type DirectoryStake,
} from '@/adapters/db/directory-farewells'
import { appendEvents } from '@/adapters/db/events'
import { endHolds } from '@/adapters/db/hold-links'
import { oweDirectory, oweUsers } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import type { Tenant } from '@/adapters/db/tenant'
import { read, type Context, type Owe } from '../context'
import { decisionOf } from '../guard/decisions'
import { handedOver } from '../stores/farewell'
import { planChanges, type FarewellChoice, type PlanRef } from '../stores/farewell-choice'
import { directoryOf } from './directory-of'

export const DirectoryRef = z.object({ id: z.uuid() })

/** Leavers go before a back-fill and after what people wait for. */
const LEAVERS = { priority: 30, delayMs: 0 }

/**
 * Removes a directory as a preview has listed it: its people stay as they last were, become the merchants' own customers,
 * or leave every store by its policy; those whom another live directory has are that one's alone from now on. Its address
 * answers nobody from then on. That everyone leaves is no mass removal by mistake: the typed name is its approval.
 */
export async function leaveDirectory(
  ctx: Context,
  tenant: Tenant,
  owe: Owe,
  { directoryId: id, choice, plan }: { directoryId: string; choice: FarewellChoice; plan: PlanRef },
): Promise<void> {
  const { name } = await directoryOf(tenant, id)
  const stake = await directoryStake(tenant, id)
  await removeDirectory(tenant, id, new Date())
  const causeId = newId(new Date())
  await part[choice](ctx, tenant, owe, { id, stake, causeId })
  await appendEvents(tenant, [
    {
      id: causeId,
      kind: 'directory.removed',
      outcome: 'done',
      title: `Directory ${name} was removed as previewed: ${said[choice](stake)}`,
      actor: ctx.actor,
      directoryId: id,
      changes: planChanges(plan),
    },
  ])
}

type Part = (
  ctx: Context,
  tenant: Tenant,
  owe: Owe,
  directory: { id: string; stake: DirectoryStake; causeId: string },
) => Promise<void>

const part = {
  keep: async (_ctx, tenant, owe, { id, causeId }) => {
    const elsewhere = await usersElsewhere(tenant, id)
    await deleteUsers(tenant, id, elsewhere, new Date())
    owe(await oweUsers(tenant, elsewhere, { ...LEAVERS, causeId }))
  },
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
      measured: { removals: stake.people - stake.elsewhere, linked: stake.people, limit: 0, windowHours: 0 },
    })
    await letSpeak(tenant, id)
    await deleteEveryone(tenant, id, new Date())
    await endKeptOf(tenant, id)
    owe(await oweDirectory(tenant, id, { ...LEAVERS, causeId }))
  },
} satisfies Record<FarewellChoice, Part>

const elsewhereToo = ({ elsewhere }: DirectoryStake) =>
  elsewhere > 0 ? `, ${elsewhere} stay by another directory` : ''

const said = {
  keep: (stake) =>
    `${stake.people - stake.elsewhere} people stay as they last were, and nobody updates them${elsewhereToo(stake)}`,
  'hand-over': (stake) => `${stake.customers} customers are the merchants’ own now${elsewhereToo(stake)}`,
  restrict: (stake) => `${stake.people - stake.elsewhere} people leave the stores${elsewhereToo(stake)}`,
} satisfies Record<FarewellChoice, (stake: DirectoryStake) => string>

/** What removing a directory is about. */
export const viewDirectoryStake = (ctx: Context, { id }: z.infer<typeof DirectoryRef>) =>
  read(ctx, async (tenant) => {
    await directoryOf(tenant, id)
    return directoryStake(tenant, id)
  })
