import { createHash, randomBytes } from 'node:crypto'

/** A bearer token with 256 random bits; the prefix lets secret scanners recognise a leaked one. */
export const newToken = () => `rcs_${randomBytes(32).toString('base64url')}`

/** A single-use value for an OAuth state. */
export const newState = () => randomBytes(32).toString('base64url')

/** What a domain's TXT record has to repeat. */
export const newDomainToken = () => randomBytes(20).toString('hex')

export const hashToken = (token: string) => new Uint8Array(createHash('sha256').update(token).digest())

/** Lower-case letters and digits without look-alikes; 100 bits. */
export function newDirectoryKey(): string {
  const alphabet = 'abcdefghjkmnpqrstvwxyz0123456789'
  return [...randomBytes(20)].map((byte) => alphabet[byte % alphabet.length]).join('')
}
