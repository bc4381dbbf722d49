import { parseArgs } from 'node:util'
import { storeDomain } from './control/store-summary'
import { startSimulator } from './start'

const USAGE = `A small Shopify for development and tests.

  --port N            port on 127.0.0.1 (4010)
  --data DIR          keep the state in this directory
  --latency MS        wait before answering the Admin API
  --client-id ID      the app's client id (simulated-app)
  --client-secret S   the app's client secret (simulated-app-secret)
  --app-name NAME     what the consent screen calls the app
  --app-url URL       where a merchant who installs from the store is sent
  --compliance-url URL  where the app's configuration sends compliance webhooks
  --redirect-uri URI  allowed prefix of redirect URIs; may be repeated (any local one)
  --store DOMAIN      a store to have from the start; may be repeated
  --demo              run although NODE_ENV is production
`

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      data: { type: 'string' },
      latency: { type: 'string', default: '0' },
      'client-id': { type: 'string' },
      'client-secret': { type: 'string' },
      'app-name': { type: 'string' },
      'app-url': { type: 'string' },
      'compliance-url': { type: 'string' },
      'redirect-uri': { type: 'string', multiple: true },
      store: { type: 'string', multiple: true, default: [] },
      demo: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  return values
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const options = readOptions()
if (options.help) {
  process.stdout.write(USAGE)
  process.exit(0)
}
if (process.env.NODE_ENV === 'production' && !options.demo) {
  fail(
    'The simulator does not run in production: it lets everybody in. Pass --demo if this is a demonstration.',
  )
}

const simulator = await startSimulator({
  port: Number(options.port),
  data: options.data,
  latency: { ms: Number(options.latency) },
  clientId: options['client-id'],
  clientSecret: options['client-secret'],
  appName: options['app-name'],
  appUrl: options['app-url'],
  complianceUrl: options['compliance-url'],
  redirectUris: options['redirect-uri'],
  stores: options.store.map((domain) => ({ domain: storeDomain(domain) })),
}).catch((error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  return fail(
    taken
      ? `Port ${options.port} is in use; choose another with --port.`
      : `The simulator cannot start: ${String(error)}`,
  )
})

const stop = () => void simulator.stop().then(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
process.stdout.write(`simulator listening on ${simulator.url}\n`)
