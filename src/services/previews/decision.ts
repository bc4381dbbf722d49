import { z } from 'zod'
import type { Configuration } from '@/core/mapping/configuration'

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
])

export type Decision = z.infer<typeof Decision>

/** What a preview is computed with: the configuration as it would be, and who is looked at. */
export type Outlook = {
  title: string
  baseVersion: number
  configuration: Configuration
  stores: { id: string; name: string }[]
  /** Only the people of this directory, which counts as live. */
  directoryId?: string
}
