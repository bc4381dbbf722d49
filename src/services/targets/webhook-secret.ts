import { randomBytes } from 'node:crypto'

/** A signing secret as Standard Webhooks writes it, of 256 bits. */
export const newWebhookSecret = () => `whsec_${randomBytes(32).toString('base64')}`
