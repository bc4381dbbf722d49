import { startSimulator, type Simulator } from '@/simulator/shopify/start'
import { beginConnect } from '@/services/stores/begin-connect'
import { pauseStore } from '@/services/stores/set-paused'
import { completeConnect } from '@/services/stores/complete-connect'
import { viewStores } from '@/services/stores/view'
import type { TestDirectory } from './directory'

/** A simulator that this process's Shopify adapter talks to. To be started before anything reads the environment. */
export async function useSimulator(): Promise<Simulator> {
  const simulator = await startSimulator({
    clientId: process.env.SHOPIFY_API_KEY,
    clientSecret: process.env.SHOPIFY_API_SECRET,
  })
  process.env.SHOPIFY_SIMULATOR_URL = simulator.url
  return simulator
}

export type TestStore = {
  id: string
  domain: string
  /** Every customer of the store, as the simulator keeps them. */
  customers(): Promise<SimulatedCustomer[]>
  /** What the app has sent to this store so far. */
  requests(): Promise<{ status: number; operations: string[]; mutations: number }[]>
  act(action: Record<string, unknown>): Promise<SimulatedCustomer>
}

export type SimulatedCustomer = {
  id: string
  email: string | null
  firstName: string | null
  lastName: string | null
  tags: string[]
  metafields: { namespace: string; key: string; value: string }[]
}

/**
 * Makes a shop and connects it the way an administrator does: consent page, Install, back to the callback. One that comes
 * when there are people already is let go live at once, unless it `waits`.
 */
export async function connectTestStore(
  simulator: Simulator,
  { ctx, teammateId }: TestDirectory,
  domain = `s${crypto.randomUUID().slice(0, 8)}.myshopify.com`,
  { waits = false } = {},
): Promise<TestStore> {
  await control(simulator, 'POST', 'stores', { domain, name: domain.split('.')[0] })
  const consent = await beginConnect(ctx, domain)
  const installed = await fetch(consent, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ decision: 'install' }),
  })
  await completeConnect(teammateId, new URL(installed.headers.get('location') ?? ''))
  const store = (await viewStores(ctx)).find((candidate) => candidate.domain === domain)
  if (!store) throw new Error(`${domain} was not connected`)
  if (store.pausedAt && !waits) await pauseStore(ctx, { id: store.id, paused: false })
  return {
    id: store.id,
    domain,
    customers: () => control(simulator, 'GET', `stores/${domain}/customers`),
    requests: () => control(simulator, 'GET', `requests?store=${domain}&limit=1000`),
    act: (action) => control(simulator, 'POST', `stores/${domain}/customers`, action),
  }
}

/** Calls the simulator's control API. */
export async function control<T>(
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${simulator.url}/_control/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`The simulator answered ${response.status}: ${JSON.stringify(answer)}`)
  return answer as T
}
