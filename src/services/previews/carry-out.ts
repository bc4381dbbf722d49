import { turnPreview } from '@/adapters/db/previews'
import { within } from '@/adapters/db/tenant'
import { Actor } from '../activity/line'
import { change, type Context } from '../context'
import { Refused } from '../refused'
import { beginPreview } from './begin'
import { isFarewell } from './decision'
import { notOpen } from './not-open'
import { sayFarewell } from './say-farewell'
import { giveUp, type Turn } from './turn'
import { wakePreview } from './wake'
import type { Work } from './work'
import { writePlan } from './write-plan'

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
  const { id, hash } = preview
  const plan = { previewId: id, hash }
  const act = isFarewell(decision)
    ? await sayFarewell(ctx, { decision, outlook, plan })
    : writePlan(ctx, { decision, outlook, plan })
  await change(
    ctx,
    async (tenant, owe) => {
      if (!(await turnPreview(tenant, id, ['applying', 'applied'], { appliedAt: new Date() })))
        throw notOpen()
      await act(tenant, owe)
    },
    LONGEST_MS,
  )
}
