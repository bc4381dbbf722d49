import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { database } from './client'

let limiter: RateLimiterPrisma | undefined

const attempts = () =>
  (limiter ??= new RateLimiterPrisma({
    storeClient: database(),
    tableName: 'rateLimit',
    keyPrefix: '',
    points: 10,
    duration: 300,
  }))

/** Counts one attempt; answers the seconds to wait, 0 when it is allowed. */
export async function consumeAttempt(key: string): Promise<number> {
  try {
    await attempts().consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000)
    throw refusal
  }
}
