import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An id in the format of Inngest's own: 48 bits of time, then 80 random bits. */
export function ulid(now: number): string {
  const time = Array.from({ length: 10 }, (_, place) => ALPHABET[Math.floor(now / 32 ** (9 - place)) % 32])
  const chance = Array.from(randomBytes(16), (byte) => ALPHABET[byte % 32])
  return [...time, ...chance].join('')
}
