import { z } from 'zod'
import type { ConnectedStore } from '@/adapters/db/stores'
import { Actor } from '../activity/line'

/** What becomes of the people when a store or a directory is left: they stay linked, become the merchant's own, or lose access. */
export const FarewellChoice = z.enum(['keep', 'hand-over', 'restrict'])

export type FarewellChoice = z.infer<typeof FarewellChoice>

/** The preview that a goodbye carries out, by its id and the hash of its plan. */
const PlanRef = z.object({ previewId: z.string(), hash: z.string() })

export type PlanRef = z.infer<typeof PlanRef>

/** How the history names the plan that was carried out. */
export const planChanges = ({ previewId, hash }: PlanRef) => [
  { field: 'plan', from: null, to: hash },
  { field: 'preview', from: null, to: previewId },
]

const Farewell = z.object({
  choice: z.enum(['hand-over', 'restrict']),
  by: Actor,
  at: z.coerce.date(),
  plan: PlanRef.optional(),
})

/** The goodbye under way in a store; null when it is not being left. */
export const farewellOf = ({ farewell }: Pick<ConnectedStore, 'farewell'>) =>
  Farewell.nullable().catch(null).parse(farewell)
