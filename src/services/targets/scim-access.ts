import type { SealedTarget } from '@/adapters/db/targets'
import { scimClient, type ScimClient } from '@/adapters/outbound/scim/client'
import { ScimCredentials, ScimSettings } from '@/core/targets/settings'
import { openCredentials } from './credentials'
import { outbound } from './outbound'

export type ScimAccess = { client: ScimClient; settings: ScimSettings }

/** A client of a target of the kind scim, with its credentials. Throws TargetTroubleError. */
export function openScim(target: SealedTarget): ScimAccess {
  const settings = ScimSettings.parse(target.settings)
  const credentials = openCredentials(target, ScimCredentials)
  const client = scimClient({
    base: settings.url,
    headers: authorization(settings, credentials),
    send: outbound(),
  })
  return { client, settings }
}

function authorization(
  { auth, headerName }: ScimSettings,
  { token, username = '' }: ScimCredentials,
): Record<string, string> {
  switch (auth) {
    case 'bearer':
      return { authorization: `Bearer ${token.replace(/^Bearer\s+/i, '')}` }
    case 'basic':
      return { authorization: `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}` }
    case 'header':
      return { [headerName.toLowerCase()]: token }
  }
}
