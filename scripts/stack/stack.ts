import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildPortal, isBuilt } from './build'
import type { Child } from './child'
import { claimDataDirectory } from './data-lock'
import { migrate, startDatabase } from './database'
import { deleteData } from './delete-data'
import type { Household } from './household'
import { keepPort } from './kept-ports'
import { type PortalSettings, portalAddress, startPortal } from './portal'
import { becomesFree, freePort } from './ports'
import { keepSecrets, type Secrets } from './secrets'
import { simulatorAddress, startSimulator } from './simulator'

/** Tells what is being done while it lasts. */
export type Say = <T>(what: string, work: () => Promise<T>) => Promise<T>

export type StackOptions = {
  dataDir: string
  /** The portal's port; any free one when it is missing. */
  port?: number
  mode: PortalSettings['mode']
  say: Say
  /** A database to use instead of an embedded Postgres. */
  databaseUrl?: string | undefined
  /** Begin anew: delete what an earlier run kept. */
  fresh?: boolean
  /** Further variables for the portal. */
  environment?: Record<string, string>
}

export type Stack = {
  portalUrl: string
  simulatorUrl: string
  databaseUrl: string
  secrets: Secrets
  portal: Child
  simulator: Child
  /** What the portal was started with, to start it again after it was killed. */
  portalSettings: PortalSettings
}

/** Starts all that Rollcall consists of on this machine: database, simulated Shopify, portal with its job runner. */
export async function startStack(household: Household, options: StackOptions): Promise<Stack> {
  const { say, mode } = options
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const port = await portFor(options.port)
  await household.start(() => claimDataDirectory(dataDir))
  if (options.fresh) await deleteData(dataDir)
  const secrets = keepSecrets(dataDir)
  const log = join(dataDir, 'logs/setup.log')

  const { url: databaseUrl } = await say(databaseStep(options), () =>
    startDatabase(household, dataDir, options.databaseUrl),
  )
  await say('Applying migrations', () => migrate(household, databaseUrl, log))
  if (mode === 'production' && !isBuilt()) {
    await say('Building the portal (about half a minute)', () => buildPortal(household, log))
  }

  const simulatorPort = await keepPort(dataDir, 'simulator')
  const simulator = await say('Starting the Shopify simulator', () =>
    startSimulator(household, {
      ...{ port: simulatorPort, dataDir, secrets },
      arguments: [
        ...['--compliance-url', `${portalAddress(port)}/api/shopify/webhooks`],
        ...['--app-url', `${portalAddress(port)}/api/shopify/install`],
      ],
    }),
  )
  const portalSettings: PortalSettings = {
    ...{ mode, port, dataDir, databaseUrl, secrets },
    simulatorUrl: simulatorAddress(simulatorPort),
    environment: options.environment ?? {},
  }
  const portal = await say('Starting the portal', () => startPortal(household, portalSettings))
  return {
    portalUrl: portalAddress(port),
    simulatorUrl: simulatorAddress(simulatorPort),
    ...{ databaseUrl, secrets, portal, simulator, portalSettings },
  }
}

async function portFor(wanted: number | undefined): Promise<number> {
  if (wanted === undefined) return freePort()
  if (await becomesFree(wanted)) return wanted
  throw new Error(`Port ${wanted} is in use by another program. Stop it, or choose another port with --port.`)
}

const databaseStep = ({ databaseUrl }: StackOptions) =>
  databaseUrl ? 'Using the database of DATABASE_URL' : 'Starting Postgres'
