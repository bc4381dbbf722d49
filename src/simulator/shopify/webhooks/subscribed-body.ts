import { type Query, type Term, parseSearch } from '../customers/search-syntax'
import { namespaceFor } from '../metafields/namespace'
import type { App } from '../state/app'
import type { Metafield } from '../state/metafield'
import type { WebhookSubscription } from '../state/webhook-subscription'
import type { Notice } from './notice'
import { metafieldBody } from './rest-body'

function valuesAt(value: unknown, path: string[]): unknown[] {
  const [step, ...rest] = path
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path))
  if (step === undefined) return value === null || value === undefined ? [] : [value]
  return typeof value === 'object' && value !== null ? valuesAt(Reflect.get(value, step), rest) : []
}

const plain = (value: unknown): string => String(value).replace('\u{e000}', '').toLowerCase()

function holds(body: object, { field, comparator, value }: Term): boolean {
  const wanted = value.toLowerCase()
  return valuesAt(body, (field ?? '').split('.')).some((found) => {
    if (comparator === ':>') return Number(plain(found)) > Number(wanted)
    if (comparator === ':>=') return Number(plain(found)) >= Number(wanted)
    if (comparator === ':<') return Number(plain(found)) < Number(wanted)
    if (comparator === ':<=') return Number(plain(found)) <= Number(wanted)
    return wanted === '*' || plain(found) === wanted
  })
}

// A filter on a field that the body does not have is accepted and lets nothing through, as in real life.
function passes(query: Query, body: object): boolean {
  switch (query.kind) {
    case 'all':
      return true
    case 'and':
      return query.parts.every((part) => passes(part, body))
    case 'or':
      return query.parts.some((part) => passes(part, body))
    case 'not':
      return !passes(query.part, body)
    case 'term':
      return holds(body, query)
  }
}

function pick(value: object, fields: string[]): object {
  const entries = fields.flatMap((field) => {
    const [name = '', ...rest] = field.split('.')
    if (!(name in value)) return []
    const inner: unknown = Reflect.get(value, name)
    const nested = rest.length > 0 && typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    return [[name, nested ? pick(inner, [rest.join('.')]) : inner]]
  })
  return Object.fromEntries(entries)
}

const wantedMetafields = (
  subscription: WebhookSubscription,
  app: App,
  metafields: Metafield[],
): Metafield[] =>
  metafields.filter(
    ({ namespace, key }) =>
      subscription.metafieldNamespaces.some((each) => namespaceFor(each, app) === namespace) ||
      subscription.metafields.some(
        (each) => namespaceFor(each.namespace, app) === namespace && each.key === key,
      ),
  )

/** The body that a subscription gets to see, or undefined when its filter holds it back. */
export function subscribedBody(
  subscription: WebhookSubscription,
  app: App,
  notice: Notice,
): object | undefined {
  if (subscription.filter && !passes(parseSearch(subscription.filter), notice.body)) return undefined
  const body =
    subscription.includeFields.length > 0 ? pick(notice.body, subscription.includeFields) : notice.body
  const asks = subscription.metafieldNamespaces.length + subscription.metafields.length > 0
  if (!asks || !notice.metafields) return body
  return { ...body, metafields: wantedMetafields(subscription, app, notice.metafields).map(metafieldBody) }
}
