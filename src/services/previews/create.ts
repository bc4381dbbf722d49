import { completePreview, forgetOldPreviews, insertPreview, insertPreviewLines } from '@/adapters/db/previews'
import { within } from '@/adapters/db/tenant'
import { newId } from '@/adapters/db/new-id'
import { isObject } from '@/core/scim/json'
import { read, requireRole, type Context } from '../context'
import { computePlan } from './compute'
import type { Decision, Outlook } from './decision'
import { outlookOf } from './outlook'

/** Computes what a decision would write and keeps it for a week; answers the preview's id. Nothing is written. */
export async function createPreview(ctx: Context, decision: Decision): Promise<{ id: string }> {
  requireRole(ctx, 'admin')
  const outlook = await read(ctx, (tenant) => outlookOf(tenant, decision))
  return { id: await keepPreview(ctx, decision, outlook) }
}

/** Computes an outlook and keeps every line of it. */
export async function keepPreview(ctx: Context, decision: Decision, outlook: Outlook): Promise<string> {
  const now = new Date()
  const id = newId(now)
  const { title, baseVersion } = outlook
  const kept = { id, decision: documentOf(decision), title, baseVersion, author: ctx.actor }
  await within(ctx.organizationId, async (tenant) => {
    await forgetOldPreviews(tenant, now)
    // Not open for anybody before it is whole: its hash is what applying compares.
    await insertPreview(tenant, { ...kept, hash: '', counts: {} })
  })
  const computed = await computePlan(ctx.organizationId, outlook, (lines) =>
    within(ctx.organizationId, (tenant) => insertPreviewLines(tenant, id, lines)),
  )
  await within(ctx.organizationId, (tenant) => completePreview(tenant, id, computed))
  return id
}

function documentOf(decision: Decision) {
  const document: unknown = JSON.parse(JSON.stringify(decision))
  return isObject(document) ? document : {}
}
