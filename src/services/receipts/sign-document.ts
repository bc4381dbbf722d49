import canonicalize from 'canonicalize'
import { publishKey } from '@/adapters/db/receipts'
import type { Tenant } from '@/adapters/db/tenant'
import { receiptKey } from './receipt-key'

/** Signs the canonical form (RFC 8785) of a document, and publishes the key that it is verified with. */
export async function signDocument(
  tenant: Tenant,
  document: object,
): Promise<{ keyId: string; signature: string }> {
  const text = canonicalize(document)
  if (text === undefined) throw new Error('A document has no canonical form')
  const { publicKey } = receiptKey()
  await publishKey(tenant, publicKey)
  return { keyId: publicKey.kid, signature: receiptKey().sign(text) }
}
