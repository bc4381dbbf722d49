import { setMode } from '@/adapters/db/directories'
import { appendEvents } from '@/adapters/db/events'
import { oweDirectory, oweStore } from '@/adapters/db/links'
import { newId } from '@/adapters/db/new-id'
import { owePreview, turnPreview } from '@/adapters/db/previews'
import { setPaused } from '@/adapters/db/stores'
import { within, type Tenant } from '@/adapters/db/tenant'
import { Actor } from '../activity/line'
import { keepConfiguration } from '../configuration/save'
import { loadConfiguration } from '../configuration/load'
import { change, type Context, type Owe } from '../context'
import { Refused } from '../refused'
import { approveRemovals } from './approve-removals'
import { beginPreview } from './begin'
import type { Decision, Outlook } from './decision'
import { notOpen } from './not-open'
import { giveUp, type Turn } from './turn'
import { wakePreview } from './wake'
import type { Work } from './work'

const EVERYONE = { priority: 50, delayMs: 0 }

/** Hundreds of thousands of links are owed in one transaction: all of them, or none. */
const LONGEST_MS = 10 * 60_000

/** Carries out exactly what a preview has listed if that is still the plan; otherwise another preview takes its place. */
export async function carryOut(turn: Turn, { digest }: Work): Promise<void> {
  if (digest !== turn.preview.hash) return replace(turn)
  try {
    await applyAll(turn)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await within(turn.organizationId, (tenant) => giveUp(tenant, turn.preview, error.message))
  }
}

async function replace({ organizationId, preview, decision, outlook }: Turn): Promise<void> {
  const author = Actor.parse(preview.appliedBy)
  const next = await within(organizationId, async (tenant) => {
    const { id: replacedBy, large } = await beginPreview(tenant, { decision, outlook, author })
    if (!(await turnPreview(tenant, preview.id, ['applying', 'outdated'], { replacedBy }))) throw notOpen()
    return { id: replacedBy, large }
  })
  if (next.large) wakePreview(organizationId, next.id)
}

async function applyAll({ organizationId, preview, decision, outlook }: Turn): Promise<void> {
  const ctx: Context = { organizationId, actor: Actor.parse(preview.appliedBy), role: 'admin' }
  const { id, title, hash } = preview
  await change(
    ctx,
    async (tenant, owe) => {
      if (!(await turnPreview(tenant, id, ['applying', 'applied'], { appliedAt: new Date() })))
        throw notOpen()
      const causeId = newId(new Date())
      await decide(ctx, tenant, owe, { decision, outlook, causeId })
      owe(await owePreview(tenant, id, { ...EVERYONE, causeId }))
      const storeIds = outlook.stores.map((store) => store.id)
      await approveRemovals(ctx, tenant, { previewId: id, title, storeIds })
      await appendEvents(tenant, [
        {
          id: causeId,
          kind: 'preview.applied',
          outcome: 'done',
          title: `${title}: applied as previewed`,
          actor: ctx.actor,
          changes: [{ field: 'plan', from: null, to: hash }],
          ...subjectOf(decision),
        },
      ])
    },
    LONGEST_MS,
  )
}

async function decide(
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
