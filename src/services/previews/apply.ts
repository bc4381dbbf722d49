import { z } from 'zod'
import { setMode } from '@/adapters/db/directories'
import { appendEvents } from '@/adapters/db/events'
import { oweDirectory, oweStore } from '@/adapters/db/links'
import { newId } from '@/adapters/db/new-id'
import { findPreview, owePreview, settlePreview } from '@/adapters/db/previews'
import { setPaused } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { keepConfiguration } from '../configuration/save'
import { loadConfiguration } from '../configuration/load'
import { change, read, requireRole, type Context, type Owe } from '../context'
import { Refused } from '../refused'
import { approveRemovals } from './approve-removals'
import { computePlan } from './compute'
import { keepPreview } from './create'
import { Decision, type Outlook } from './decision'
import { outlookOf } from './outlook'

export const PreviewRef = z.object({ id: z.uuid() })

/** `moved`: the plan is another one by now; it is in the preview of that id and has to be looked at again. */
export type Applied = { kind: 'applied' } | { kind: 'moved'; id: string }

const EVERYONE = { priority: 50, delayMs: 0 }

/** Carries out exactly what a preview has listed, or answers the preview of what it would be by now. */
export async function applyPreview(ctx: Context, { id }: z.infer<typeof PreviewRef>): Promise<Applied> {
  requireRole(ctx, 'admin')
  const { preview, decision, outlook } = await read(ctx, async (tenant) => {
    const preview = await openPreview(tenant, id)
    const decision = Decision.parse(preview.decision)
    return { preview, decision, outlook: await outlookOf(tenant, decision) }
  })
  const { hash } = await computePlan(ctx.organizationId, outlook, async () => undefined)
  if (hash !== preview.hash) return { kind: 'moved', id: await replace(ctx, id, decision, outlook) }
  await change(ctx, async (tenant, owe) => {
    if (!(await settlePreview(tenant, id, 'applied', new Date()))) throw notOpen()
    const causeId = newId(new Date())
    await carryOut(ctx, tenant, owe, { decision, outlook, causeId })
    owe(await owePreview(tenant, id, { ...EVERYONE, causeId }))
    const storeIds = outlook.stores.map((store) => store.id)
    await approveRemovals(ctx, tenant, { previewId: id, title: preview.title, storeIds })
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: 'preview.applied',
        outcome: 'done',
        title: `${preview.title}: applied as previewed`,
        actor: ctx.actor,
        changes: [{ field: 'plan', from: null, to: hash }],
        ...subjectOf(decision),
      },
    ])
  })
  return { kind: 'applied' }
}

async function openPreview(tenant: Tenant, id: string) {
  const preview = await findPreview(tenant, id)
  if (!preview) throw new Refused('not-found', 'There is no such preview. Previews are kept for a week.')
  if (preview.status !== 'open' || preview.hash === '') throw notOpen()
  return preview
}

const notOpen = () =>
  new Refused('conflict', 'This preview was applied or replaced meanwhile. Look at the newest one.')

async function replace(ctx: Context, id: string, decision: Decision, outlook: Outlook) {
  const next = await keepPreview(ctx, decision, outlook)
  await change(ctx, (tenant) => settlePreview(tenant, id, 'outdated', new Date()))
  return next
}

async function carryOut(
  ctx: Context,
  tenant: Tenant,
  owe: Owe,
  { decision, outlook, causeId }: { decision: Decision; outlook: Outlook; causeId: string },
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

function subjectOf(decision: Decision) {
  if (decision.kind === 'go-live') return { directoryId: decision.directoryId }
  return decision.kind === 'back-fill' ? { storeId: decision.storeId } : {}
}
