import { insertSecret } from '@/adapters/db/inbound-secrets'
import type { Tenant } from '@/adapters/db/tenant'
import { newId } from '@/adapters/db/new-id'
import { newSigningSecret } from '@/adapters/vault/signing'
import { vault } from '../stores/shopify-app'
import { signingContext } from './signing-context'

/** Makes a signing secret, keeps it sealed with its last four characters, and answers it this once. */
export async function issueSecret(tenant: Tenant, directoryId: string) {
  const id = newId(new Date())
  const secret = newSigningSecret()
  const sealed = vault().seal(secret, signingContext(id))
  return { secret, kept: await insertSecret(tenant, { id, directoryId, sealed, lastFour: secret.slice(-4) }) }
}
