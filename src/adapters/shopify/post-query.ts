import type { GraphqlClient } from '@shopify/shopify-api'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { queryAnswer, type QueryAnswer } from './query-answer'
import { troubleOfStatus, unreadable } from './trouble'

type Fetched = { body: QueryAnswer; headers: Headers } | { retryAfterMs: number }

type Query = { text: string; variables: object; answerSeconds: number }

/** Sends a query once. Statuses that ask to slow down are told apart, because nothing was executed then. */
export async function postQuery(
  client: GraphqlClient,
  { text, variables, answerSeconds }: Query,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(answerSeconds * 1000)
  const lost = (error: unknown) =>
    signal.aborted
      ? `Shopify did not answer within ${answerSeconds} s.`
      : `The connection to Shopify broke: ${error instanceof Error ? error.message : String(error)}`
  const response = await client.client
    .fetch(text, { variables, signal, retries: 0 })
    .catch((error: unknown) => {
      throw new StoreTroubleError(unreadable(lost(error)))
    })
  if (!response.ok) {
    await response.body?.cancel()
    const trouble = troubleOfStatus(response.status, response.headers.get('retry-after'))
    if (trouble.kind === 'throttled') return { retryAfterMs: trouble.retryAfterMs }
    throw new StoreTroubleError(trouble)
  }
  const body = await response.text().catch((error: unknown) => {
    throw new StoreTroubleError(unreadable(lost(error)))
  })
  return { body: parsed(body), headers: response.headers }
}

function parsed(body: string): QueryAnswer {
  const answer = queryAnswer.safeParse(jsonOf(body))
  if (!answer.success)
    throw new StoreTroubleError(unreadable('Shopify answered with something that is not JSON.'))
  return answer.data
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
