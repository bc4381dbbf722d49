import { EntraCredentials, ScimCredentials, settingsOf, type TargetKind } from '@/core/targets/settings'

/** Every field of every kind of target; a form shows those of its kind. Secrets are empty unless they are to change. */
export type TargetValues = {
  name: string
  url: string
  auth: 'bearer' | 'basic' | 'header'
  headerName: string
  username: string
  token: string
  leaving: 'deactivate' | 'delete'
  updates: 'patch' | 'put'
  endpoint: string
  tenantId: string
  clientId: string
  clientSecret: string
  identifier: 'userName' | 'externalId' | 'employeeNumber' | 'id'
  importedBy: string
  source: 'all' | 'stores' | 'directory'
  sourceDirectoryId: string
  condition: string
  directoryId: string
}

export const emptyValues: TargetValues = {
  name: '',
  url: '',
  auth: 'bearer',
  headerName: 'X-Api-Key',
  username: '',
  token: '',
  leaving: 'deactivate',
  updates: 'patch',
  endpoint: '',
  tenantId: '',
  clientId: '',
  clientSecret: '',
  identifier: 'userName',
  importedBy: '',
  source: 'all',
  sourceDirectoryId: '',
  condition: '',
  directoryId: '',
}

export type FieldError = { field: keyof TargetValues; message: string }

const credentialsOf = { scim: ScimCredentials, entra: EntraCredentials } as const

/** Checks what was typed with the rules that the service has, so that a mistake shows before anything is sent. */
export function mistakesIn(
  kind: TargetKind,
  values: TargetValues,
  { isNew }: { isNew: boolean },
): FieldError[] {
  const setUp = setUpOf(kind, values)
  const settings = 'settings' in setUp ? setUp.settings : {}
  const credentials = 'credentials' in setUp ? setUp.credentials : undefined
  const secret = kind === 'scim' ? 'token' : 'clientSecret'
  const needsSecret = kind === 'scim' || kind === 'entra'
  const checks = [
    settingsOf[kind].safeParse(settings),
    ...(needsSecret && credentials ? [credentialsOf[kind].safeParse(credentials)] : []),
  ]
  const mistakes = checks
    .flatMap(({ error }) => error?.issues ?? [])
    .flatMap(({ path, message }) => {
      const field = fieldOf(kind, String(path[0]))
      return field ? [{ field, message }] : []
    })
  if (values.name.trim() === '') mistakes.push({ field: 'name', message: 'Enter a name.' })
  if (isNew && needsSecret && !credentials) mistakes.push({ field: secret, message: 'Enter the secret.' })
  if (values.source === 'directory' && values.sourceDirectoryId === '')
    mistakes.push({ field: 'sourceDirectoryId', message: 'Choose the directory whose people are meant.' })
  return mistakes
}

/** The field of the form that a setting's name belongs to. */
export function fieldOf(kind: TargetKind, name: string): keyof TargetValues | undefined {
  if (kind === 'okta_import' && name === 'directoryId') return 'importedBy'
  return fields.find((field) => field === name)
}

const fields: (keyof TargetValues)[] = [
  'name',
  'url',
  'auth',
  'headerName',
  'username',
  'token',
  'leaving',
  'updates',
  'endpoint',
  'tenantId',
  'clientId',
  'clientSecret',
  'identifier',
  'importedBy',
  'source',
  'sourceDirectoryId',
  'condition',
  'directoryId',
]

/** What the procedures take. The server checks it again. */
export function toInput(kind: TargetKind, values: TargetValues) {
  const { name, source, sourceDirectoryId, condition, directoryId } = values
  const audience = {
    source,
    sourceDirectoryId: source === 'directory' ? sourceDirectoryId || null : null,
    condition: condition.trim() || null,
    directoryId: directoryId || null,
  }
  return { name, audience, setUp: setUpOf(kind, values) }
}

function setUpOf(kind: TargetKind, values: TargetValues) {
  const { url, auth, headerName, username, token, leaving, updates } = values
  const { endpoint, tenantId, clientId, clientSecret, identifier, importedBy } = values
  switch (kind) {
    case 'scim':
      return {
        kind,
        settings: { url, auth, headerName, leaving, updates },
        ...(token ? { credentials: { token, ...(auth === 'basic' ? { username } : {}) } } : {}),
      }
    case 'entra':
      return {
        kind,
        settings: { endpoint, tenantId, clientId, identifier },
        ...(clientSecret ? { credentials: { clientSecret } } : {}),
      }
    case 'webhook':
      return { kind, settings: { url } }
    case 'okta_import':
      return { kind, settings: { directoryId: importedBy } }
    case 'csv':
      return { kind }
  }
}
