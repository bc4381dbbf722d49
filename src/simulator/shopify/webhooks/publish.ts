import { randomUUID } from 'node:crypto'
import type { App } from '../state/app'
import type { Change } from '../state/change'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import type { Delivery } from './delivery'
import { type Notice, noticesOf } from './notice'
import { toJson } from './rest-body'
import { subscribedBody } from './subscribed-body'

/** Turns a change into webhooks for everyone who asked to hear of it. One change is one event id. */
export function publish(world: World, change: Change): void {
  const eventId = randomUUID()
  for (const notice of noticesOf(change)) {
    const deliveries = notice.compliance
      ? toConfigured(world, change.shop, notice)
      : toSubscribed(world, change.shop, notice)
    for (const delivery of deliveries) world.outbox.add({ ...delivery, eventId })
  }
}

type Addressed = Omit<Delivery, 'eventId'>

function toSubscribed(world: World, shop: Shop, notice: Notice): Addressed[] {
  return shop.webhooks.all().flatMap((subscription) => {
    const app = world.apps.get(subscription.clientId)
    const concerns = !notice.clientId || notice.clientId === subscription.clientId
    if (!app || !concerns || subscription.topic !== notice.topic || !subscription.uri.startsWith('http'))
      return []
    const body = subscribedBody(subscription, app, notice)
    return body ? [address(world, shop, app, notice, subscription, body)] : []
  })
}

/** Compliance topics reach every app that ever was in the store, by its configuration. */
function toConfigured(world: World, shop: Shop, notice: Notice): Addressed[] {
  return shop.installations.all().flatMap(({ clientId }) => {
    const app = world.apps.get(clientId)
    if (!app?.complianceUrl || (notice.clientId && notice.clientId !== clientId)) return []
    return [address(world, shop, app, notice, { id: null, uri: app.complianceUrl, name: null }, notice.body)]
  })
}

type Target = { id: string | null; uri: string; name: string | null }

const address = (
  world: World,
  shop: Shop,
  app: App,
  notice: Notice,
  target: Target,
  body: object,
): Addressed => ({
  webhookId: randomUUID(),
  domain: shop.settings.domain,
  clientId: app.clientId,
  subscriptionId: target.id,
  name: target.name,
  topic: notice.topic,
  about: notice.about ?? null,
  uri: target.uri,
  body: toJson(body),
  triggeredAt: new Date(world.clock.now()).toISOString(),
  dueAt: world.clock.now() + (notice.inMs ?? 0),
  attempts: [],
  status: 'waiting',
  spoiled: {},
})
