import { hasScope } from '../graphql/access'
import { API_VERSION } from '../graphql/api-version'
import { type ConnectionArgs, connect } from '../graphql/connection'
import type { Context, Resolvers } from '../graphql/resolver'
import { userError } from '../graphql/user-error'
import { gid, legacyIdOf } from '../state/gid'
import type { WebhookSubscription } from '../state/webhook-subscription'
import { topicHeader } from './topic'
import { scopesForTopic } from './topic-scope'

type Input = {
  uri?: string | null
  callbackUrl?: string | null
  format?: 'JSON' | 'XML' | null
  includeFields?: string[] | null
  metafieldNamespaces?: string[] | null
  metafields?: { namespace?: string | null; key: string }[] | null
  filter?: string | null
  name?: string | null
}

const MANDATORY = ['CUSTOMERS_DATA_REQUEST', 'CUSTOMERS_REDACT', 'SHOP_REDACT']

const refuse = (field: string[] | null, message: string) => ({
  webhookSubscription: null,
  userErrors: [userError(field, message, 'INVALID')],
})

// The real thing insists on https; a simulator delivers to the machine it runs on.
const isAddress = (uri: string): boolean =>
  /^(pubsub:\/\/|arn:aws:events:)/.test(uri) || (URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol))

function settings(input: Input) {
  return {
    format: input.format ?? ('JSON' as const),
    includeFields: input.includeFields ?? [],
    metafieldNamespaces: input.metafieldNamespaces ?? [],
    metafields: (input.metafields ?? []).map(({ namespace, key }) => ({
      namespace: namespace ?? '$app',
      key,
    })),
    filter: input.filter ?? null,
    name: input.name ?? null,
  }
}

type CreateArgs = { topic: string; webhookSubscription: Input }

function webhookSubscriptionCreate(
  _: unknown,
  { topic, webhookSubscription: input }: CreateArgs,
  context: Context,
) {
  const { world, shop, app } = context
  const uri = input.uri ?? input.callbackUrl
  if (!uri) return refuse(['webhookSubscription', 'uri'], "Address can't be blank")
  if (!isAddress(uri)) return refuse(['webhookSubscription', 'uri'], 'Address is invalid')
  if (MANDATORY.includes(topic))
    return refuse(['topic'], 'Topic is configured in the app, not by subscription')
  const scopes = scopesForTopic(topic)
  if (scopes.length > 0 && !scopes.some((scope) => hasScope(context.scopes, scope))) {
    return refuse(
      ['topic'],
      `You do not have permission to create or update webhooks with ${topicHeader(topic)} topic.`,
    )
  }
  const given = settings(input)
  const taken = own(context).some(
    (each) =>
      each.topic === topic && each.uri === uri && each.filter === given.filter && each.name === given.name,
  )
  if (taken) return refuse(['webhookSubscription', 'uri'], 'Address for this topic has already been taken')
  const now = world.clock.iso()
  const subscription: WebhookSubscription = {
    id: gid('WebhookSubscription', world.nextId()),
    clientId: app.clientId,
    topic,
    uri,
    ...given,
    createdAt: now,
    updatedAt: now,
    failures: 0,
  }
  shop.webhooks.put(subscription)
  world.onChange(shop.settings.domain)
  return { webhookSubscription: subscription, userErrors: [] }
}

type UpdateArgs = { id: string; webhookSubscription: Input }

function webhookSubscriptionUpdate(
  _: unknown,
  { id, webhookSubscription: input }: UpdateArgs,
  context: Context,
) {
  const before = own(context).find((subscription) => subscription.id === id)
  if (!before) return refuse(['id'], 'Webhook subscription does not exist')
  const uri = input.uri ?? input.callbackUrl ?? before.uri
  if (!isAddress(uri)) return refuse(['webhookSubscription', 'uri'], 'Address is invalid')
  const given = Object.fromEntries(Object.entries(settings(input)).filter(([name]) => name in input))
  const after = context.shop.webhooks.put({ ...before, ...given, uri, updatedAt: context.world.clock.iso() })
  context.world.onChange(context.shop.settings.domain)
  return { webhookSubscription: after, userErrors: [] }
}

function webhookSubscriptionDelete(_: unknown, { id }: { id: string }, context: Context) {
  const found = own(context).find((subscription) => subscription.id === id)
  if (!found) {
    return {
      deletedWebhookSubscriptionId: null,
      userErrors: refuse(['id'], 'Webhook subscription does not exist').userErrors,
    }
  }
  context.shop.webhooks.remove(id)
  context.world.onChange(context.shop.settings.domain)
  return { deletedWebhookSubscriptionId: id, userErrors: [] }
}

/** An app sees the subscriptions it made, nobody else's. */
const own = ({ shop, app }: Context): WebhookSubscription[] =>
  shop.webhooks.all().filter((subscription) => subscription.clientId === app.clientId)

type ListArgs = ConnectionArgs & {
  topics?: string[] | null
  uri?: string | null
  callbackUrl?: string | null
}

function webhookSubscriptions(_: unknown, args: ListArgs, context: Context) {
  const uri = args.uri ?? args.callbackUrl
  const found = own(context).filter(
    (each) => (!args.topics || args.topics.includes(each.topic)) && (!uri || each.uri === uri),
  )
  return connect(found, args)
}

function endpoint({ uri }: WebhookSubscription) {
  if (uri.startsWith('arn:')) return { __typename: 'WebhookEventBridgeEndpoint', arn: uri }
  const [, pubSubProject, pubSubTopic] = /^pubsub:\/\/([^:]+):(.+)$/.exec(uri) ?? []
  return pubSubProject
    ? { __typename: 'WebhookPubSubEndpoint', pubSubProject, pubSubTopic }
    : { __typename: 'WebhookHttpEndpoint', callbackUrl: uri }
}

export const subscriptionResolvers: Resolvers = {
  Mutation: { webhookSubscriptionCreate, webhookSubscriptionUpdate, webhookSubscriptionDelete },
  QueryRoot: {
    webhookSubscription: (_: unknown, { id }: { id: string }, context: Context) =>
      own(context).find((subscription) => subscription.id === id),
    webhookSubscriptions,
    webhookSubscriptionsCount: (_: unknown, __: unknown, context: Context) => ({
      count: own(context).length,
      precision: 'EXACT',
    }),
  },
  WebhookSubscription: {
    apiVersion: () => ({ handle: API_VERSION, displayName: API_VERSION, supported: true }),
    callbackUrl: ({ uri }: WebhookSubscription) => uri,
    endpoint,
    legacyResourceId: ({ id }: WebhookSubscription) => legacyIdOf(id),
  },
}
