import { afterAll } from 'vitest'
import type { Simulator } from '@/simulator/shopify/start'
import { testDirectory } from './directory'
import { connectHeardStore } from './heard-store'
import { hearWebhooks } from './webhooks'

/**
 * An organization with a directory and two stores that tell us what happens in them; everything stops after the tests of
 * the file. To be called at its top, after useDatabase() and before anything else reads the environment.
 */
export async function twoHeardStores(simulator: Simulator) {
  const ear = await hearWebhooks()
  const acme = await testDirectory()
  const a = await connectHeardStore(simulator, acme)
  const b = await connectHeardStore(simulator, acme)
  afterAll(async () => {
    await ear.stop()
    await simulator.stop()
  })
  return { acme, a, b }
}
