import type { StoreTrouble } from '@/core/reconcile/customer-store'
import type { QueryError } from './query-answer'

const SOON_MS = 2_000
const LATER_MS = 10_000

/** What an HTTP status other than 2xx says about the store (shopify.dev, response codes). */
export function troubleOfStatus(status: number, retryAfter: string | null): StoreTrouble {
  if (status === 401)
    return refused('unauthorized', 'Shopify no longer accepts our access to this store (401).')
  if (status === 402) return refused('frozen', 'The store is frozen: its Shopify bill is unpaid (402).')
  if (status === 403) return refused('scope-missing', 'Shopify refuses the app what it asked for (403).')
  if (status === 404) return refused('gone', 'There is no such store any more (404).')
  if (status === 423) return refused('locked', 'Shopify has locked the store (423).')
  if (status === 429 || status === 430)
    return { kind: 'throttled', retryAfterMs: secondsOf(retryAfter) ?? SOON_MS }
  const message = `Shopify answered ${status}.`
  return {
    kind: 'unavailable',
    message,
    retryAfterMs: secondsOf(retryAfter) ?? (status >= 500 ? SOON_MS : LATER_MS),
  }
}

/** Retry-After comes in seconds with a fraction ("2.0"). */
function secondsOf(retryAfter: string | null) {
  const seconds = Number.parseFloat(retryAfter ?? '')
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : null
}

/** A request that got no answer we can read: a timeout, a cut connection, a body that is not JSON. */
export const unreadable = (message: string): StoreTrouble => ({
  kind: 'unavailable',
  message,
  retryAfterMs: SOON_MS,
})

/** What the `errors` of an answer with status 200 say about the whole request. */
export function troubleOfErrors(errors: QueryError[]): StoreTrouble {
  const denied = errors.find(isDenial)
  if (denied) return refused('scope-missing', denied.message)
  const [first] = errors
  return {
    kind: 'unavailable',
    message: first?.message ?? 'Shopify answered nothing.',
    retryAfterMs: LATER_MS,
  }
}

export const isThrottled = (error: QueryError) => error.extensions?.code === 'THROTTLED'

/** A scope that is missing, or protected customer data that Shopify has not approved for the app. */
export const isDenial = (error: QueryError) =>
  error.extensions?.code === 'ACCESS_DENIED' || /not approved to access/i.test(error.message)

const refused = (
  kind: 'unauthorized' | 'frozen' | 'scope-missing' | 'locked' | 'gone',
  message: string,
): StoreTrouble => ({ kind, message })
