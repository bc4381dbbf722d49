import { createHmac } from 'node:crypto'

/** The signature that the SDK checks (x-inngest-signature): a timestamp in seconds and an HMAC over body and timestamp. */
export function sign(canonicalBody: string, signingKey: string, now: number): string {
  const time = Math.floor(now / 1_000).toString()
  const secret = signingKey.replace(/^signkey-\w+-/, '')
  const digest = createHmac('sha256', secret).update(canonicalBody).update(time).digest('hex')
  return `t=${time}&s=${digest}`
}
