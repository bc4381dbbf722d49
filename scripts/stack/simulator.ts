import { join } from 'node:path'
import { answering } from './answering'
import { type Child, startChild } from './child'
import type { Household } from './household'
import type { Secrets } from './secrets'

export type SimulatorSettings = { port: number; dataDir: string; secrets: Secrets; arguments?: string[] }

export const simulatorAddress = (port: number) => `http://127.0.0.1:${port}`

/** Starts the simulated Shopify, which keeps its stores in the data directory, and waits until it answers. */
export async function startSimulator(household: Household, settings: SimulatorSettings): Promise<Child> {
  const { port, dataDir, secrets } = settings
  const child = household.add(() =>
    startChild({
      name: 'simulator',
      args: [
        ...['--import', 'tsx', 'src/simulator/shopify/server.ts'],
        ...['--port', String(port), '--data', join(dataDir, 'simulator'), '--demo'],
        ...['--client-id', secrets.shopifyApiKey, '--client-secret', secrets.shopifyApiSecret],
        ...(settings.arguments ?? []),
      ],
      env: {},
      log: join(dataDir, 'logs/simulator.log'),
    }),
  )
  await answering(household, child, simulatorAddress(port))
  return child
}
