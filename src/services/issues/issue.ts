import { z } from 'zod'
import type { Reason } from '../activity/line'

/** A group of people whose links fail alike, or lack the same field. */
export const Alike = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('failing'), storeId: z.uuid(), code: z.string().max(100) }),
  z.object({
    kind: z.literal('left-out'),
    storeId: z.uuid(),
    code: z.string().max(100),
    field: z.string().max(400),
  }),
])

/** One thing that somebody has to do something about. */
export type Issue = {
  key: string
  kind: 'failing' | 'left-out' | 'store' | 'target' | 'credential' | 'decision'
  title: string
  who: Reason['who']
  fix: string
  /** The store or target that it is in. */
  where: string | null
  /** How many people, or questions, it is about. */
  count: number | null
  firstSeen: Date | null
  lastSeen: Date | null
  /** When Rollcall tries again by itself. */
  retryAt: Date | null
  /** The screen on which it is settled. */
  href: string
  /** Whom to show and to try again together; null when the screen does that. */
  alike: z.infer<typeof Alike> | null
}
