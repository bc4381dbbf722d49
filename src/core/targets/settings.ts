import { z } from 'zod'

/** Where Rollcall writes people back. `csv` and `okta_import` are fetched from us: nothing is ever owed to them. */
export const targetKinds = ['scim', 'entra', 'webhook', 'csv', 'okta_import'] as const
export type TargetKind = (typeof targetKinds)[number]

/** What a kind is called where people read it. */
export const kindNames: Record<TargetKind, string> = {
  scim: 'SCIM 2.0',
  entra: 'Microsoft Entra ID',
  webhook: 'Signed webhooks',
  csv: 'CSV',
  okta_import: 'Okta import',
}

export type PushKind = Exclude<TargetKind, 'csv' | 'okta_import'>
export const pushes = (kind: TargetKind): kind is PushKind => kind !== 'csv' && kind !== 'okta_import'

const address = z
  .url({ protocol: /^https?$/, error: 'Enter a full address, such as https://example.com/scim/v2.' })
  .max(500)
  .transform((value) => value.replace(/\/+$/, ''))

const noSecrets = (value: string) => {
  const { username, password } = new URL(value)
  return username === '' && password === ''
}

const plainAddress = address.refine(noSecrets, 'Leave names and passwords out of the address.')

/** A header name (RFC 9110 §5.1) that is ours to set. */
const headerName = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, 'Enter the name of a header, such as X-Api-Key.')
  .refine(
    (name) => !/^(host|content-.*|transfer-encoding|connection|accept.*)$/i.test(name),
    'This header belongs to HTTP itself. Choose the one that carries the key.',
  )

export const ScimSettings = z.object({
  url: plainAddress,
  auth: z.enum(['bearer', 'basic', 'header']).default('bearer'),
  headerName: headerName.default('X-Api-Key'),
  /** What happens to the record of someone who leaves. */
  leaving: z.enum(['deactivate', 'delete']).default('deactivate'),
  /** Some providers know PUT only. */
  updates: z.enum(['patch', 'put']).default('patch'),
})
export type ScimSettings = z.infer<typeof ScimSettings>

/** What Entra's matching attribute is compared with; its employeeId holds 16 characters, too few for our ids. */
export const entraIdentifiers = ['userName', 'externalId', 'employeeNumber', 'id'] as const

export const EntraSettings = z.object({
  /** The provisioning API endpoint as Entra shows it; it names the cloud, the service principal and the job. */
  endpoint: plainAddress.refine(
    (value) => bulkUploadAddress.test(new URL(value).pathname),
    'Copy the whole Provisioning API endpoint from Entra; it ends in /bulkUpload.',
  ),
  tenantId: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9.-]{3,100}$/, 'Enter the tenant’s id or its domain.'),
  clientId: z.uuid(
    'Enter the Application (client) ID, which looks like 00000000-0000-0000-0000-000000000000.',
  ),
  identifier: z.enum(entraIdentifiers).default('userName'),
})
export type EntraSettings = z.infer<typeof EntraSettings>

const bulkUploadAddress =
  /^\/(v1\.0|beta)\/servicePrincipals\/[^/]+\/synchronization\/jobs\/([^/]+)\/bulkUpload$/i

/** The provisioning job that an endpoint belongs to. */
export const jobOf = (endpoint: string): string =>
  decodeURIComponent(bulkUploadAddress.exec(new URL(endpoint).pathname)?.[2] ?? '')

export const WebhookSettings = z.object({ url: plainAddress })
export type WebhookSettings = z.infer<typeof WebhookSettings>

/** What becomes of the record of someone who leaves; only a SCIM service provider may be asked to delete it. */
export const leavingAt = (kind: TargetKind, settings: unknown): 'deactivate' | 'delete' =>
  kind === 'scim' ? ScimSettings.pick({ leaving: true }).parse(settings).leaving : 'deactivate'

export const OktaImportSettings = z.object({ directoryId: z.uuid() })

export const settingsOf = {
  scim: ScimSettings,
  entra: EntraSettings,
  webhook: WebhookSettings,
  csv: z.object({}),
  okta_import: OktaImportSettings,
} as const satisfies Record<TargetKind, z.ZodType>

const secret = z.string().trim().min(1, 'Enter the secret.').max(8_000)

/** A header's value: anything else would end the header and begin another one. */
const headerSafe = secret.regex(/^[\x20-\x7e]+$/, 'A secret has no line breaks and no letters outside ASCII.')

export const ScimCredentials = z.object({ token: headerSafe, username: z.string().max(500).optional() })
export type ScimCredentials = z.infer<typeof ScimCredentials>

export const EntraCredentials = z.object({ clientSecret: secret })
export type EntraCredentials = z.infer<typeof EntraCredentials>

/** The newest secret first; the second one is good until `until`. */
export const WebhookCredentials = z.object({
  secret: z.string().startsWith('whsec_'),
  previous: z.object({ secret: z.string().startsWith('whsec_'), until: z.iso.datetime() }).optional(),
})
export type WebhookCredentials = z.infer<typeof WebhookCredentials>
