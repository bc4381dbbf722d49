import { z } from 'zod'
import { FaultInput } from '../faults/fault'
import { type Answer, type Call, json } from '../http/message'
import { isOwnForm } from '../http/own-form'
import { parseScopes } from '../shops/scopes'
import { isPlanName, plans } from '../state/plan'
import { restoreSnapshot, takeSnapshot } from '../state/snapshot'
import type { World } from '../state/world'
import { answerStoreControl } from './store-control'
import { describeStore, storeDomain } from './store-summary'
import {
  DeliverNow,
  OutboxSettings,
  Replay,
  deliverNow,
  listDeliveries,
  replay,
  storeOf,
} from './webhook-control'

type Handler = (world: World, call: Call, body: unknown) => Answer

const invalid = (error: z.ZodError) => json(422, { error: z.prettifyError(error) })

/** A handler that gets its body checked first. */
const accepting =
  <Schema extends z.ZodType>(
    schema: Schema,
    handle: (world: World, input: z.infer<Schema>, call: Call) => Answer,
  ): Handler =>
  (world, call, body) => {
    const parsed = schema.safeParse(body)
    return parsed.success ? handle(world, parsed.data, call) : invalid(parsed.error)
  }

const StoreInput = z.object({
  domain: z.string().transform(storeDomain).refine(Boolean, 'A store is called something.myshopify.com'),
  name: z.string().optional(),
  plan: z
    .string()
    .toLowerCase()
    .refine(isPlanName, `A plan is one of ${Object.keys(plans).join(', ')}`)
    .optional(),
  b2b: z.boolean().optional(),
  organization: z.string().nullable().optional(),
  accounts: z.enum(['CLASSIC', 'NEW_CUSTOMER_ACCOUNTS']).optional(),
  status: z.enum(['open', 'frozen', 'locked', 'closed']).optional(),
  quirks: z.array(z.literal('repeated-address-is-deleted')).optional(),
  protectedData: z.enum(['level-2', 'level-1', 'none']).optional(),
})

const putStore = accepting(StoreInput, (world, input) => {
  const { domain, plan, ...rest } = input
  const settings = { ...rest, ...(plan && isPlanName(plan) && { plan }) }
  const known = world.shop(domain)
  if (!known) return json(201, describeStore(world.addShop({ domain, ...settings }), world.url))
  world.changeShop(known, settings)
  return json(200, describeStore(known, world.url))
})

const AppInput = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  name: z.string().default('An app'),
  handle: z.string().default('an-app'),
  organization: z.string().nullable().default(null),
  scopes: z.union([z.string().transform(parseScopes), z.array(z.string())]).default([]),
  redirectUris: z.array(z.string()).default(['http://127.0.0.1', 'http://localhost']),
  appUrl: z.string().nullable().default(null),
  complianceUrl: z.string().nullable().default(null),
})

const Latency = z.object({
  ms: z.number().min(0).default(0),
  perMutationMs: z.number().min(0).default(0),
  jitterMs: z.number().min(0).default(0),
  searchLagMs: z.number().min(0).default(0),
  tailShare: z.number().min(0).max(1).default(0),
  tailMs: z.number().min(0).default(0),
})

const setLatency = accepting(Latency, (world, latency) => {
  world.latency = latency
  return json(200, latency)
})

const addFaults = accepting(
  z.union([z.array(FaultInput), FaultInput.transform((fault) => [fault])]),
  (world, faults) => {
    for (const fault of faults) world.faults.add({ ...fault, store: fault.store && storeDomain(fault.store) })
    return json(201, world.faults.list())
  },
)

const reset = accepting(z.object({ store: z.string().optional() }), (world, { store }) => {
  world.reset(store && storeDomain(store))
  return json(200, { ok: true })
})

const advanceClock = accepting(z.object({ advanceMs: z.number().min(0) }), (world, { advanceMs }) => {
  world.clock.advance(advanceMs)
  world.onChange()
  return json(200, { now: new Date(world.clock.now()).toISOString() })
})

function listRequests(world: World, call: Call): Answer {
  const limit = Number(call.url.searchParams.get('limit') ?? 1000)
  return json(200, world.requests.list(storeOf(call), limit))
}

const Named = z.object({ name: z.string().default('default') })

const routes: Record<string, Handler> = {
  'GET stores': ({ shops, url }) =>
    json(
      200,
      [...shops.values()].map((shop) => describeStore(shop, url)),
    ),
  'POST stores': putStore,
  'GET apps': ({ apps }) => json(200, [...apps.values()]),
  'POST apps': accepting(AppInput, (world, app) => json(201, world.addApp(app))),
  'GET requests': listRequests,
  'DELETE requests': (world) => {
    world.requests.clear()
    return json(200, { ok: true })
  },
  'GET faults': ({ faults }) => json(200, faults.list()),
  'POST faults': addFaults,
  'DELETE faults': (world) => {
    world.faults.clear()
    return json(200, { ok: true })
  },
  'GET latency': ({ latency }) => json(200, latency),
  'POST latency': setLatency,
  'POST reset': reset,
  'POST ids': accepting(z.object({ next: z.string().regex(/^\d+$/) }), (world, { next }) => {
    world.continueIdsFrom(BigInt(next))
    return json(200, { next })
  }),
  'POST refill': (world) => {
    world.refillBuckets()
    return json(200, { ok: true })
  },
  'POST snapshot': accepting(Named, (world, { name }) => {
    world.snapshots.set(name, takeSnapshot(world))
    return json(201, { name })
  }),
  'POST restore': accepting(Named, (world, { name }) => {
    const snapshot = world.snapshots.get(name)
    if (!snapshot) return json(404, { error: `There is no snapshot ${name}.` })
    restoreSnapshot(world, snapshot)
    return json(200, { name })
  }),
  'GET invariants': (world, call) => json(200, world.invariants.list(storeOf(call))),
  'GET webhooks': listDeliveries,
  'POST webhooks': accepting(OutboxSettings, (world, settings) => {
    world.outbox.settings = settings
    return json(200, settings)
  }),
  'POST deliver': accepting(DeliverNow, deliverNow),
  'POST replay': accepting(Replay, replay),
  'GET clock': ({ clock }) => json(200, { now: new Date(clock.now()).toISOString() }),
  'POST clock': advanceClock,
}

function parseBody({ body }: Call): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: body.length > 0 ? JSON.parse(body.toString()) : {} }
  } catch {
    return { ok: false }
  }
}

/** Everything under /_control: what tests and people use to arrange a world and to look into it. */
export function answerControl(world: World, call: Call): Answer {
  const [, noun = '', domain, ...rest] = call.path
  if (call.method !== 'GET' && !isOwnForm(call)) return json(403, { error: 'Not from another site.' })
  const body = parseBody(call)
  if (!body.ok) return json(400, { error: 'The body is not JSON.' })
  if (noun !== 'stores' || domain === undefined) {
    const route = routes[`${call.method} ${noun}`]
    return route
      ? route(world, call, body.value)
      : json(404, { error: `There is no ${call.method} /_control/${noun}.` })
  }
  const shop = world.shop(storeDomain(domain))
  if (!shop) return json(404, { error: `The simulator has no store ${domain}.` })
  return answerStoreControl(world, shop, call.method, rest, body.value)
}
