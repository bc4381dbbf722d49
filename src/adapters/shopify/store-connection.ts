import { setTimeout as sleep } from 'node:timers/promises'
import { Session, type GraphqlClient } from '@shopify/shopify-api'
import type { TadaDocumentNode } from 'gql.tada'
import { print, type DocumentNode } from 'graphql'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import type { AliasedRequest } from './aliased'
import { postQuery } from './post-query'
import type { QueryCost, QueryError } from './query-answer'
import type { ShopifyApp } from './shopify'
import { paceOf, type StorePace } from './store-pace'
import { isDenial, isThrottled, troubleOfErrors } from './trouble'

const PATIENCE_MS = 10_000
const POINTS_PER_FIELD = 10

export type StoreAccess = { shop: string; accessToken: string }

/** `errors` stand beside data: a null at one of their paths is unknown, never empty. */
export type Answer<Data> = {
  data: Data
  errors: QueryError[]
  cost: QueryCost | null
  /** Shopify's own id of the request, for its support. */
  requestId: string | null
  /** The version that answered; another one than asked means that ours has been retired. */
  apiVersion: string | null
  tookMs: number
}

/** `reserve`: points that must stay in the store's budget after this request, so that urgent ones find some. */
export type RequestOptions = { reserve?: number }

type Received = Answer<Record<string, unknown>>
type Attempt = { answer: Received } | { retryAfterMs: number }

/** The Admin API of one store. Whatever fails as a whole is thrown as StoreTroubleError. */
export class StoreConnection {
  readonly shop: string
  private readonly client: GraphqlClient

  constructor(
    private readonly app: ShopifyApp,
    { shop, accessToken }: StoreAccess,
    readonly pace: StorePace = paceOf(app.apiKey, shop),
  ) {
    this.shop = shop
    const session = new Session({ id: shop, shop, state: '', isOnline: false, accessToken })
    this.client = new app.api.clients.Graphql({ session })
  }

  /** One document, whole or not at all: an answer with errors in it is trouble. */
  async request<Data, Variables extends object>(
    document: TadaDocumentNode<Data, Variables>,
    variables: Variables,
    options?: RequestOptions,
  ): Promise<Answer<Data>> {
    const answer = await this.send(textOf(document), variables, POINTS_PER_FIELD, options)
    if (answer.errors.length > 0) throw new StoreTroubleError(troubleOfErrors(answer.errors))
    return shapedBy(document, answer)
  }

  /** Several documents in one; each part is read with what `AliasedRequest.add` gave, errors stay with their alias. */
  requestAliased(request: AliasedRequest, options?: RequestOptions): Promise<Received> {
    return this.send(request.text, request.variables, request.size * POINTS_PER_FIELD, options)
  }

  private async send(text: string, variables: object, estimate: number, options?: RequestOptions) {
    const deadline = Date.now() + PATIENCE_MS
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(text, variables, estimate, options?.reserve ?? 0)
      if ('answer' in outcome) return outcome.answer
      const wait = Math.max(outcome.retryAfterMs, attempt * 250)
      if (Date.now() + wait > deadline) throw new StoreTroubleError({ kind: 'throttled', retryAfterMs: wait })
      await sleep(wait)
    }
  }

  /** Sends once. A throttled request was not executed and may be sent again; everything else is final. */
  private async attempt(
    text: string,
    variables: object,
    estimate: number,
    reserve: number,
  ): Promise<Attempt> {
    const { answerSeconds } = this.app
    const cost = this.pace.costOf(text, estimate)
    const ticket = await this.pace.admit(cost, reserve)
    const started = Date.now()
    const received = await postQuery(this.client, { text, variables, answerSeconds }).catch(
      (error: unknown) => {
        this.pace.settle(ticket, null)
        throw error
      },
    )
    if ('retryAfterMs' in received) {
      this.pace.settle(ticket, null)
      return received
    }
    const { body, headers } = received
    const spent = body.extensions?.cost ?? null
    this.pace.settle(ticket, spent?.throttleStatus ?? null)
    if (spent) this.pace.learn(text, spent.requestedQueryCost)
    const errors = body.errors ?? []
    if (errors.some(isThrottled)) return { retryAfterMs: 0 }
    if (!body.data || errors.some(isDenial)) throw new StoreTroubleError(troubleOfErrors(errors))
    const answer: Received = {
      data: body.data,
      errors,
      cost: spent,
      requestId: headers.get('x-request-id'),
      apiVersion: headers.get('x-shopify-api-version'),
      tookMs: Date.now() - started,
    }
    return { answer }
  }
}

const texts = new WeakMap<DocumentNode, string>()

function textOf(document: DocumentNode) {
  const text = texts.get(document) ?? print(document)
  texts.set(document, text)
  return text
}

/** Shopify executed this very document, so that the answer has its shape; the schema check proves the document. */
function shapedBy<Data, Variables>(_document: TadaDocumentNode<Data, Variables>, answer: Received) {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the one cast of this file; see above
  return answer as Answer<Data>
}
