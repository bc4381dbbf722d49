import { z } from 'zod'
import type { About } from '@/adapters/db/preview-people'
import type { StoredTarget } from '@/adapters/db/targets'
import type { Configuration } from '@/core/mapping/configuration'
import { FarewellChoice } from '../stores/farewell-choice'

/** What is to be decided once its consequences have been seen. */
export const Decision = z.discriminatedUnion('kind', [
  /** A changed mapping, rule, scope or policy: the whole document, made from version `base`. */
  z.object({
    kind: z.literal('configuration'),
    base: z.number().int().min(0),
    configuration: z.unknown(),
    note: z.string().trim().max(500).default(''),
  }),
  /** A directory that has only observed begins to write. */
  z.object({ kind: z.literal('go-live'), directoryId: z.uuid() }),
  /** A store that takes no writes yet gets everyone who belongs in it. */
  z.object({ kind: z.literal('back-fill'), storeId: z.uuid() }),
  /** A store is disconnected, and this becomes of its people. */
  z.object({ kind: z.literal('leave-store'), storeId: z.uuid(), choice: FarewellChoice }),
  /** A directory is removed, and this becomes of its people. */
  z.object({ kind: z.literal('leave-directory'), directoryId: z.uuid(), choice: FarewellChoice }),
])

export type Decision = z.infer<typeof Decision>

export type FarewellDecision = Decision & { kind: 'leave-store' | 'leave-directory' }

export const isFarewell = (decision: Decision): decision is FarewellDecision =>
  decision.kind === 'leave-store' || decision.kind === 'leave-directory'

/** What a preview is computed with: the configuration as it would be, and who is looked at. */
export type Outlook = {
  title: string
  baseVersion: number
  configuration: Configuration
  stores: { id: string; name: string }[]
  /** Write-back targets that it is about as well; absent = none. */
  targets?: StoredTarget[]
  /** Whose people it is about; absent = everyone. A directory counts as live when it goes live, or is left by restricting. */
  about?: About
  /** Of a goodbye, what becomes of the people that it is about, and what has to be typed to say it. */
  farewell?: { choice: FarewellChoice; confirmation: string }
}
