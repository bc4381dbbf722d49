import { randomBytes } from 'node:crypto'

/**
 * The single-machine engine of this process. Next bundles routes and instrumentation apart from each other, so a
 * module-level variable would exist twice; what both must share hangs on globalThis.
 */
export type Engine = {
  readonly eventKey: string
  readonly signingKey: string
  /** Answers what the Inngest SDK sends to its server; absent until the runner has started. */
  fetch?: typeof fetch
}

declare global {
  var rollcallEngine: Engine | undefined
}

/** Keys that live as long as the process: the serve route stays closed to everyone but the runner. */
export function engine(): Engine {
  return (globalThis.rollcallEngine ??= {
    eventKey: randomBytes(16).toString('hex'),
    signingKey: `signkey-embedded-${randomBytes(32).toString('hex')}`,
  })
}
