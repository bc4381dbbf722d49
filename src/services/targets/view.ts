import { z } from 'zod'
import { listTargetLinks } from '@/adapters/db/target-links'
import { listTargets, targetCounts, type StoredTarget } from '@/adapters/db/targets'
import { isObject } from '@/core/scim/json'
import { Reason } from '../activity/line'
import { read, type Context } from '../context'
import { TargetRef } from './form'
import { hostOf } from './report'
import { requireTarget } from './require-target'

/** Every target with what is there, owed and failed. */
export const viewTargets = (ctx: Context) =>
  read(ctx, async (tenant) => {
    const targets = await listTargets(tenant)
    const countsOf = await targetCounts(tenant)
    return targets.map((target) => ({ ...shown(target), ...countsOf(target.id) }))
  })

export const LinksOfTarget = TargetRef.extend({
  state: z.enum(['failed', 'queued', 'writing', 'verified', 'skipped']).optional(),
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(50),
})

/** One target with its settings (never its credentials), its counts, and a page of its people. */
export const viewTarget = (ctx: Context, input: z.input<typeof LinksOfTarget>) =>
  read(ctx, async (tenant) => {
    const { id, limit, ...page } = LinksOfTarget.parse(input)
    const target = await requireTarget(tenant, id)
    const countsOf = await targetCounts(tenant)
    const rows = await listTargetLinks(tenant, id, { ...page, limit: limit + 1 })
    const links = rows.slice(0, limit)
    return {
      ...shown(target),
      ...countsOf(id),
      links: links.map(linkView),
      nextCursor: rows.length > limit ? (links.at(-1)?.id ?? null) : null,
    }
  })

const shown = ({ settings, organization: _organization, ...target }: StoredTarget) => ({
  ...target,
  settings: isObject(settings) ? settings : {},
  host: hostOf(settings),
})

type Row = Awaited<ReturnType<typeof listTargetLinks>>[number]

function linkView({ user, reason, agreed, pending, dueAt, state, ...link }: Row) {
  return {
    ...link,
    state,
    person: { id: user.id, name: user.displayName },
    /** Switched off, or taken away, at the target. */
    restricted: state === 'verified' && (agreed === null || (isObject(agreed) && agreed.active === false)),
    waitsForAnswer: pending !== null,
    reason: reason === null ? null : Reason.parse(reason),
    retryAt: state === 'failed' ? dueAt : null,
  }
}
