import { format } from 'node:util'
import type { Serve } from './call'
import { inngestBackoff } from './retry'

export type RunnerOptions = {
  connectionString: string
  /** The app's serve handler. */
  call: Serve
  /** The address of the serve route, as the SDK should see it. */
  url: string
  eventKey: string
  signingKey: string
  /** Calls that this process makes at the same time. */
  capacity?: number
  /** Milliseconds to wait after attempt number n, from 0. */
  backoff?: (attempt: number) => number
  /** A call that takes longer counts as failed. */
  callTimeoutMs?: number
  /** How long ended runs can be looked at. */
  keepRunsMs?: number
  log?: (message: string, cause?: unknown) => void
}

const DAY = 86_400_000

export const withDefaults = (options: RunnerOptions): Required<RunnerOptions> => ({
  // Runs mostly wait for stores; too few places would let some busy stores keep the others waiting.
  capacity: 50,
  backoff: inngestBackoff,
  callTimeoutMs: 15 * 60_000,
  keepRunsMs: 7 * DAY,
  log: (message, cause) =>
    void process.stderr.write(`${format('[embedded inngest] %s', message, cause ?? '')}
`),
  ...options,
})
