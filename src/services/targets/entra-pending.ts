import { z } from 'zod'
import type { ClaimedTargetLink } from '@/adapters/db/target-links'

/** What was handed over to Entra for one link, until the provisioning log says what became of it. */
const Pending = z.object({
  generation: z.number(),
  /** The identifier under which it was uploaded. */
  key: z.string(),
  record: z.record(z.string(), z.json()),
  changes: z.array(z.object({ path: z.string(), from: z.json(), to: z.json() })),
  verb: z.enum(['created', 'updated', 'deactivated', 'reactivated', 'deleted']),
  uploadedAt: z.coerce.date(),
  requestId: z.string().optional(),
})
export type Pending = z.infer<typeof Pending>

export function readPending({ pending }: ClaimedTargetLink): Pending | undefined {
  const parsed = Pending.safeParse(pending)
  return parsed.success ? parsed.data : undefined
}
