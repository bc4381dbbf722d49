import { z } from 'zod'
import { findPreview, leaseFrom, turnPreview } from '@/adapters/db/previews'
import type { Tenant } from '@/adapters/db/tenant'
import { change, read, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { Decision } from './decision'
import { goOn } from './go-on'
import { notOpen } from './not-open'
import { outlookOf } from './outlook'
import { isLarge } from './size'
import { wakePreview } from './wake'

export const PreviewRef = z.object({ id: z.uuid() })

/** A goodbye wants its subject typed: the domain of a store, the name of a directory. */
export const PreviewConfirmation = PreviewRef.extend({ confirmation: z.string().max(300).optional() })

/**
 * `moved`: the plan is another one by now; it is in the preview of that id and has to be looked at again. `applying`: it
 * is large, and a job says which of the two it will be.
 */
export type Applied = { kind: 'applied' } | { kind: 'applying' } | { kind: 'moved'; id: string }

/** Carries out exactly what a preview has listed, or answers the preview of what it would be by now. */
export async function applyPreview(
  ctx: Context,
  { id, confirmation = '' }: z.infer<typeof PreviewConfirmation>,
): Promise<Applied> {
  requireRole(ctx, 'admin')
  const large = await change(ctx, async (tenant) => {
    const preview = await openPreview(tenant, id)
    const outlook = await outlookOf(tenant, Decision.parse(preview.decision))
    if (outlook.farewell && !isSame(outlook.farewell.confirmation, confirmation))
      throw new Refused('invalid', `Type ${outlook.farewell.confirmation} to confirm.`, 'confirmation')
    const begun = { appliedBy: { ...ctx.actor }, problem: null, dueAt: leaseFrom(new Date()) }
    if (!(await turnPreview(tenant, id, ['open', 'applying'], begun))) throw notOpen()
    return isLarge(preview.total, outlook)
  })
  if (large) {
    wakePreview(ctx.organizationId, id)
    return { kind: 'applying' }
  }
  await goOn(ctx.organizationId, id)
  return outcomeOf(ctx, id)
}

const isSame = (asked: string, typed: string) => asked.trim().toLowerCase() === typed.trim().toLowerCase()

async function openPreview(tenant: Tenant, id: string) {
  const preview = await findPreview(tenant, id)
  if (!preview) throw new Refused('not-found', 'There is no such preview. Previews are kept for a week.')
  if (preview.status !== 'open' || preview.hash === '') throw notOpen()
  return preview
}

async function outcomeOf(ctx: Context, id: string): Promise<Applied> {
  const preview = await read(ctx, (tenant) => findPreview(tenant, id))
  if (preview?.status === 'applied') return { kind: 'applied' }
  if (preview?.status === 'applying') return { kind: 'applying' }
  if (!preview?.replacedBy) throw preview?.problem ? new Refused('conflict', preview.problem) : notOpen()
  await goOn(ctx.organizationId, preview.replacedBy)
  return { kind: 'moved', id: preview.replacedBy }
}
