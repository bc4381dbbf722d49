import { z } from 'zod'
import {
  EntraCredentials,
  EntraSettings,
  OktaImportSettings,
  ScimCredentials,
  ScimSettings,
  WebhookSettings,
} from '@/core/targets/settings'

/** What the portal sends for each kind. Credentials are left out where they are to stay as they are. */
export const TargetSetUp = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scim'), settings: ScimSettings, credentials: ScimCredentials.optional() }),
  z.object({ kind: z.literal('entra'), settings: EntraSettings, credentials: EntraCredentials.optional() }),
  z.object({ kind: z.literal('webhook'), settings: WebhookSettings }),
  z.object({ kind: z.literal('csv') }),
  z.object({ kind: z.literal('okta_import'), settings: OktaImportSettings }),
])
export type TargetSetUp = z.infer<typeof TargetSetUp>

export const Audience = z.object({
  source: z.enum(['all', 'stores', 'directory']).default('all'),
  sourceDirectoryId: z.uuid().nullable().default(null),
  condition: z
    .string()
    .trim()
    .max(4_000)
    .nullable()
    .default(null)
    .transform((text) => text || null),
  /** The directory that the target feeds; nobody is written back to where they came from. */
  directoryId: z.uuid().nullable().default(null),
})
export type Audience = z.infer<typeof Audience>

export const TargetName = z.string().trim().min(1, 'Enter a name.').max(120, 'Use at most 120 characters.')
export const TargetRef = z.object({ id: z.uuid() })
