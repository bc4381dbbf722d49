import type { findSender } from '@/adapters/db/inbound-secrets'
import { provenOrganization } from '@/adapters/db/tenant'
import { isSignedWith, type Signed } from '@/adapters/vault/signing'
import { Problem } from '@/core/inbound/problem'
import type { Context } from '../context'
import { vault } from '../stores/shopify-app'
import { signingContext } from './signing-context'

/** As Standard Webhooks recommends. */
const TOLERANCE_S = 300

export type Sender = NonNullable<Awaited<ReturnType<typeof findSender>>>
type Secret = Sender['signingSecrets'][number]

/** A website whose signature fits. */
export type Website = {
  ctx: Context
  directory: { id: string; name: string; key: string }
  secretId: string
  /** The webhook-id. */
  id: string
}

/** Proves that the directory's website signed this body, byte for byte. Throws a Problem with status 401. */
export function authenticate(sender: Sender, headers: Headers, rawBody: string): Website {
  const signed = signedBy(headers, rawBody)
  const secret = sender.signingSecrets.find(({ id, sealed }) =>
    isSignedWith(vault().open(sealed, signingContext(id)), signed),
  )
  if (!secret) throw unknownSignature(sender)
  requireLive(secret, sender)
  return {
    ctx: {
      organizationId: provenOrganization(sender.organizationId),
      actor: { type: 'directory', id: sender.id, name: sender.name },
      role: null,
    },
    directory: { id: sender.id, name: sender.name, key: sender.key },
    secretId: secret.id,
    id: signed.id,
  }
}

function signedBy(headers: Headers, rawBody: string): Signed {
  const sent = (['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const).map((name) => ({
    field: name,
    value: headers.get(name)?.trim() ?? '',
  }))
  const missing = sent
    .filter(({ value }) => value === '')
    .map(({ field }) => ({ field, detail: 'is missing' }))
  if (missing.length > 0) {
    const names = missing.map(({ field }) => field).join(', ')
    throw new Problem('missing-signature', `The request has no ${names}.`, { errors: missing })
  }
  const [id = '', timestamp = '', signature = ''] = sent.map(({ value }) => value)
  requireNow(timestamp)
  return { rawBody, id, timestamp, signature }
}

function requireNow(timestamp: string): void {
  const errors = (detail: string) => ({ errors: [{ field: 'webhook-timestamp', detail }] })
  if (!/^\d{1,12}$/.test(timestamp)) {
    const detail = 'is not a number of seconds since 1970'
    throw new Problem('old-timestamp', `webhook-timestamp ${detail}.`, errors(detail))
  }
  const off = Math.round(Date.now() / 1000 - Number(timestamp))
  if (Math.abs(off) <= TOLERANCE_S) return
  const detail = `is ${Math.abs(off)} s in the ${off > 0 ? 'past' : 'future'}; at most ${TOLERANCE_S} s are allowed`
  throw new Problem('old-timestamp', `webhook-timestamp ${detail}.`, errors(detail))
}

function unknownSignature({ name, signingSecrets }: Sender): Problem {
  const live = signingSecrets.filter((secret) => isLive(secret))
  if (live.length === 0) return new Problem('no-secret', `The directory ${name} has no live signing secret.`)
  const endings = live.map(({ lastFour }) => lastFour).join(' or ')
  return new Problem(
    'bad-signature',
    `The signature was not made for these bytes with the secret of ${name} that ends in ${endings}.`,
    {
      errors: [
        { field: 'webhook-signature', detail: 'does not fit the body, webhook-id and webhook-timestamp' },
      ],
    },
  )
}

function requireLive(secret: Secret, { name }: Sender): void {
  if (isLive(secret)) return
  const which = `The secret of ${name} that ends in ${secret.lastFour}`
  if (secret.revokedAt) throw new Problem('revoked-secret', `${which} was revoked.`)
  const day = secret.expiresAt?.toISOString().slice(0, 10)
  throw new Problem('expired-secret', `${which} expired on ${day}.`)
}

const isLive = ({ revokedAt, expiresAt }: Secret) =>
  revokedAt === null && (expiresAt === null || expiresAt > new Date())
