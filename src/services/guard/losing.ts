import { z } from 'zod'
import { CompanyRoleRef } from '@/core/mapping/configuration'
import { fieldEntries } from '@/core/reconcile/field-entries'
import { lossOf, withoutLoss, type Loss } from '@/core/reconcile/loss'
import type { Reason } from '../activity/line'
import type { Decided } from '../sync/decide-batch'
import { askedOf, fieldsOf, jsonFields, lastMemberOf } from '../sync/ledger'

/** Somebody who stays, and what the plan takes from them. */
export type Losing = Decided & { loss: Loss }

/** Whoever comes back loses only the mark of those who have left. */
export function losingOf(one: Decided): Losing[] {
  if (one.problem !== undefined || one.link.restricted) return []
  const loss = lossOf(one.desired, one.ledger, one.plan, askedOf(one.link))
  return loss ? [{ ...one, loss }] : []
}

/** Whoever was losing something, and is not any more. */
export const isOver = (one: Decided): boolean =>
  one.link.losingSince !== null &&
  one.problem === undefined &&
  !(one.plan.kind === 'none' && one.plan.why === 'not-live') &&
  losingOf(one).length === 0

/** The same decision without the loss; everything else is written. */
export const withheld = ({ loss, ...one }: Losing, state: 'held' | 'verified', reason: Reason): Decided => ({
  ...one,
  ...withoutLoss(one.desired, one.ledger, loss, lastMemberOf(one.link)?.metafieldTypes),
  withheld: { state, reason },
})

const Kept = z.object({
  tags: z.array(z.string()),
  roles: z.array(CompanyRoleRef),
  metafields: z.unknown(),
})

/** A loss as it was kept as JSON. */
export function keptLoss(kept: unknown): Loss {
  const { metafields, ...loss } = Kept.parse(kept)
  return { ...loss, metafields: fieldsOf(metafields) }
}

export const jsonLoss = ({ metafields, ...loss }: Loss) => ({ ...loss, metafields: jsonFields(metafields) })

/** A loss in words, such as "the tag wholesale and 2 company roles". */
export function namesOf({ tags, roles, metafields }: Loss): string {
  const names = [
    ...tags.map((tag) => `the tag ${tag}`),
    ...(roles.length > 0 ? [roles.length === 1 ? 'a company role' : `${roles.length} company roles`] : []),
    ...fieldEntries(metafields).map(([field]) => `the ${field.replace(':', ' ')}`),
  ]
  const shown = names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED - 1), 'more'] : names
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? 'nothing')
}

const MOST_NAMED = 5
