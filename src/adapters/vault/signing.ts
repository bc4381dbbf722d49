import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** A secret as Standard Webhooks writes it, with 256 random bits. */
export const newSigningSecret = () => `whsec_${randomBytes(32).toString('base64')}`

export type Signed = { rawBody: string; id: string; timestamp: string; signature: string }

/** Whether one of the signatures was made with the secret. Also false when the timestamp is not near now. */
export function isSignedWith(secret: string, { rawBody, id, timestamp, signature }: Signed): boolean {
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
  try {
    new Webhook(secret).verify(rawBody, headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
}
