import { setMode } from '@/adapters/db/directories'
import { appendEvents } from '@/adapters/db/events'
import { oweDirectory, oweStore } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { owePreview } from '@/adapters/db/previews'
import { setPaused } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { keepConfiguration } from '../configuration/save'
import { loadConfiguration } from '../configuration/load'
import type { Context, Owe } from '../context'
import type { PlanRef } from '../stores/farewell-choice'
import { approveRemovals } from './approve-removals'
import type { Decision, FarewellDecision, Outlook } from './decision'
import { notOpen } from './not-open'

const EVERYONE = { priority: 50, delayMs: 0 }

/** What carries out a preview, in the transaction that marks it as applied. */
export type Act = (tenant: Tenant, owe: Owe) => Promise<void>

/** What is decided by a preview that writes to the stores, and not by a goodbye. */
type Written = Exclude<Decision, FarewellDecision>

export type Planned<Of extends Decision> = { decision: Of; outlook: Outlook; plan: PlanRef }

/** Decides what was previewed, and owes exactly what was listed. */
export const writePlan =
  (ctx: Context, { decision, outlook, plan }: Planned<Written>): Act =>
  async (tenant, owe) => {
    const { previewId } = plan
    const { title } = outlook
    const causeId = newId(new Date())
    await decide(ctx, tenant, owe, { decision, outlook, causeId })
    owe(await owePreview(tenant, previewId, { ...EVERYONE, causeId }))
    const storeIds = outlook.stores.map((store) => store.id)
    await approveRemovals(ctx, tenant, { previewId, title, storeIds })
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: 'preview.applied',
        outcome: 'done',
        title: `${title}: applied as previewed`,
        actor: ctx.actor,
        changes: [{ field: 'plan', from: null, to: plan.hash }],
        ...subjectOf(decision),
      },
    ])
  }

async function decide(
  ctx: Context,
  tenant: Tenant,
  owe: Owe,
  { decision, outlook, causeId }: { decision: Written; outlook: Outlook; causeId: string },
): Promise<void> {
  switch (decision.kind) {
    case 'configuration': {
      const before = await loadConfiguration(tenant)
      if (before.version !== outlook.baseVersion) throw notOpen()
      await keepConfiguration(ctx, tenant, owe, {
        before,
        after: outlook.configuration,
        note: decision.note,
        because: causeId,
      })
      return
    }
    case 'go-live':
      await setMode(tenant, decision.directoryId, 'live')
      owe(await oweDirectory(tenant, decision.directoryId, { ...EVERYONE, causeId }))
      return
    case 'back-fill':
      await setPaused(tenant, decision.storeId, null)
      await oweStore(tenant, decision.storeId, { ...EVERYONE, causeId })
      owe([decision.storeId])
  }
}

function subjectOf(decision: Written) {
  if (decision.kind === 'go-live') return { directoryId: decision.directoryId }
  return decision.kind === 'back-fill' ? { storeId: decision.storeId } : {}
}
