import { engine } from './engine'
import type { Serve } from './inngest/call'
import { Runner } from './inngest/runner'

declare global {
  var rollcallRunner: Promise<Runner> | undefined
}

/**
 * Starts the embedded Inngest runner of this process, once however often it is called, and stops it at SIGTERM or
 * SIGINT. `serve` is the handler of the serve route; `portalUrl` is where people would reach it.
 */
export function startRunner(options: {
  serve: Serve
  connectionString: string
  portalUrl: string
  backoff?: (attempt: number) => number
}): Promise<Runner> {
  return (globalThis.rollcallRunner ??= start(options).catch((error: unknown) => {
    globalThis.rollcallRunner = undefined
    throw error
  }))
}

async function start({ serve, connectionString, portalUrl, backoff }: Parameters<typeof startRunner>[0]) {
  const shared = engine()
  const runner = new Runner({
    connectionString,
    call: serve,
    url: new URL('/api/inngest', portalUrl).href,
    eventKey: shared.eventKey,
    signingKey: shared.signingKey,
    ...(backoff && { backoff }),
  })
  await runner.start()
  shared.fetch = runner.fetch
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void runner.stop())
  return runner
}
