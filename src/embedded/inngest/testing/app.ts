import { randomBytes } from 'node:crypto'
import { Inngest, type InngestFunction } from 'inngest'
import { serve } from 'inngest/edge'
import { Runner } from '../runner'

type App = { runner: Runner; inngest: Inngest; start(functions: InngestFunction.Any[]): Promise<Runner> }

const silent = { info() {}, warn() {}, error() {}, debug() {} }

/** An Inngest client of its own whose functions run on a runner of their own, signed as in production. */
export function createApp(connectionString: string, options: { capacity?: number } = {}): App {
  const keys = {
    eventKey: randomBytes(8).toString('hex'),
    signingKey: `signkey-test-${randomBytes(16).toString('hex')}`,
  }
  let handler: (request: Request) => Promise<Response> = () =>
    Promise.resolve(new Response(null, { status: 503 }))
  const runner = new Runner({
    connectionString,
    call: (request) => handler(request),
    url: 'http://127.0.0.1:3000/api/inngest',
    backoff: () => 20,
    log: () => {},
    ...keys,
    ...options,
  })
  const inngest = new Inngest({
    id: 'app',
    isDev: false,
    baseUrl: 'http://runner.invalid',
    fetch: runner.fetch,
    logger: silent,
    internalLogger: silent,
    ...keys,
  })
  return {
    runner,
    inngest,
    async start(functions) {
      handler = serve({ client: inngest, functions })
      await runner.start()
      return runner
    },
  }
}
