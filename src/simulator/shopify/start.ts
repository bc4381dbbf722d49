import type { Server } from 'node:http'
import { Preparer } from './graphql/prepare'
import { resolvers } from './graphql/resolvers'
import { executableSchema } from './graphql/schema'
import { listen } from './http/listen'
import type { Call } from './http/message'
import { route } from './http/route'
import { Disk } from './state/disk'
import type { Latency } from './state/latency'
import { type NewShop, World } from './state/world'
import { publish } from './webhooks/publish'

export type SimulatorOptions = {
  /** 0 or left out: any free port. */
  port?: number
  /** A directory to keep the state in; without one it is gone when the simulator stops. */
  data?: string
  latency?: Partial<Latency>
  clientId?: string
  clientSecret?: string
  appName?: string
  appUrl?: string
  /** Where the app's configuration sends the three compliance topics. */
  complianceUrl?: string
  /** Prefixes of the redirect URIs that the app may use. */
  redirectUris?: string[]
  stores?: NewShop[]
}

export type Simulator = { url: string; port: number; world: World; stop: () => Promise<void> }

const LOCAL = ['http://127.0.0.1', 'http://localhost', 'https://127.0.0.1', 'https://localhost']

// The schema takes a while to build and knows nothing of any world: one serves the whole process.
let preparer: Preparer | undefined

/** Starts a small Shopify on 127.0.0.1. Several may run in one process; each has its own world. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = new World()
  const disk = options.data ? new Disk(options.data, world) : undefined
  disk?.load()
  disk?.watch()
  world.listen((change) => publish(world, change))
  world.listen((change) => world.invariants.watch(change))
  arrange(world, options)
  preparer ??= new Preparer(executableSchema(resolvers))
  const documents = preparer
  const server = await listen(options.port ?? 0, (call: Call) => route(world, documents, call))
  const port = portOf(server)
  world.url = `http://127.0.0.1:${port}`
  return {
    url: world.url,
    port,
    world,
    async stop() {
      world.outbox.stop()
      await close(server)
      disk?.save()
    },
  }
}

function arrange(world: World, options: SimulatorOptions): void {
  const { clientId = 'simulated-app', clientSecret = 'simulated-app-secret', appName = 'Rollcall' } = options
  world.addApp({
    clientId,
    clientSecret,
    name: appName,
    handle: appName.toLowerCase().replace(/\W+/g, '-'),
    organization: null,
    scopes: [],
    redirectUris: options.redirectUris ?? LOCAL,
    appUrl: options.appUrl ?? null,
    complianceUrl: options.complianceUrl ?? null,
  })
  for (const store of options.stores ?? []) if (!world.shop(store.domain)) world.addShop(store)
  world.latency = { ...world.latency, ...options.latency }
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address === 'object' && address) return address.port
  throw new Error('The simulator listens on no port.')
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
