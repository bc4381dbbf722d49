import { consumeAttempt } from '@/adapters/db/rate-limit'
import { Refused } from '../refused'

/** Ten attempts in five minutes for one address, counted by all processes together. */
export async function limitAttempts(what: 'sign-in' | 'sign-up', key: string): Promise<void> {
  const waitSeconds = await consumeAttempt(`${what}:${key}`)
  if (waitSeconds > 0)
    throw new Refused('too-many', `Too many attempts. Try again in ${waitSeconds} seconds.`)
}
