import type { ClientOptions } from 'inngest'
import type { Engine } from '@/embedded/engine'

type Keys = { INNGEST_EVENT_KEY?: string; INNGEST_SIGNING_KEY?: string; INNGEST_BASE_URL?: string }

export const readKeys = (variables: Record<string, string | undefined>): Keys => ({
  INNGEST_EVENT_KEY: variables.INNGEST_EVENT_KEY || undefined,
  INNGEST_SIGNING_KEY: variables.INNGEST_SIGNING_KEY || undefined,
  INNGEST_BASE_URL: variables.INNGEST_BASE_URL || undefined,
})

/** The real engine is meant as soon as both keys are given; one without the other is a mistake worth stopping for. */
export function usesEmbeddedEngine({ INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY }: Keys): boolean {
  if (INNGEST_EVENT_KEY && INNGEST_SIGNING_KEY) return false
  if (!INNGEST_EVENT_KEY && !INNGEST_SIGNING_KEY) return true
  const [missing, given] = INNGEST_EVENT_KEY
    ? ['INNGEST_SIGNING_KEY', 'INNGEST_EVENT_KEY']
    : ['INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY']
  throw new Error(
    `${missing} is missing while ${given} is set. Set both to use Inngest, or none for the embedded runner.`,
  )
}

/**
 * How the SDK reaches its engine. isDev is false in both cases: in its development mode the SDK does not check
 * signatures, which would leave the serve route open to everyone.
 */
export function clientOptions(keys: Keys, embedded: Engine): Omit<ClientOptions, 'id'> {
  if (!usesEmbeddedEngine(keys)) {
    return {
      isDev: false,
      eventKey: keys.INNGEST_EVENT_KEY,
      signingKey: keys.INNGEST_SIGNING_KEY,
      baseUrl: keys.INNGEST_BASE_URL,
    }
  }
  return {
    isDev: false,
    eventKey: embedded.eventKey,
    signingKey: embedded.signingKey,
    baseUrl: 'http://embedded.invalid',
    fetch: async (...request) => (embedded.fetch ? embedded.fetch(...request) : unavailable()),
  }
}

const unavailable = () =>
  Response.json(
    { status: 503, error: 'The embedded runner has not started in this process.' },
    { status: 503 },
  )
