import { z } from 'zod'
import { type Answer, type Call, json } from '../http/message'
import type { World } from '../state/world'
import type { Delivery } from '../webhooks/delivery'
import { storeDomain } from './store-summary'

/** The store that a list is asked for, if any. */
export const storeOf = ({ url }: Call): string | undefined => {
  const store = url.searchParams.get('store')
  return store ? storeDomain(store) : undefined
}

export const listDeliveries = (world: World, call: Call): Answer =>
  json(200, world.outbox.list(storeOf(call)).map(readable))

// Large ids stay exact in `body`, which is text; `payload` is the same for reading.
const readable = (delivery: Delivery) => ({ ...delivery, payload: JSON.parse(delivery.body) })

export const OutboxSettings = z.object({
  mode: z.enum(['immediate', 'manual', 'delayed']),
  delayMs: z.number().min(0).default(0),
})

export const DeliverNow = z.object({
  store: z.string().optional(),
  webhookIds: z.array(z.string()).optional(),
  /** Newest first, so that the app hears of things out of order. */
  reverse: z.boolean().default(false),
})

/** Sends waiting webhooks at once, in the order asked for. Answers before they have arrived. */
export function deliverNow(world: World, { store, webhookIds, reverse }: z.infer<typeof DeliverNow>): Answer {
  const waiting = world.outbox
    .waiting()
    .filter(({ domain }) => !store || domain === storeDomain(store))
    .filter(({ webhookId }) => !webhookIds || webhookIds.includes(webhookId))
  const ordered = reverse ? waiting.toReversed() : waiting
  void world.outbox.deliverNow(ordered)
  return json(202, { sending: ordered.length })
}

export const Replay = z.object({ webhookId: z.string(), newId: z.boolean().default(false) })

export function replay(world: World, { webhookId, newId }: z.infer<typeof Replay>): Answer {
  const again = world.outbox.replay(webhookId, newId)
  return again ? json(202, readable(again)) : json(404, { error: 'There is no such delivery.' })
}
