import { StoreTroubleError, type CustomerWrite, type WriteResult } from '@/core/reconcile/customer-store'
import { AliasedRequest } from './aliased'
import { writeExtras, type Begun } from './customer-extras'
import { failed, outcomeOf, stepsOf, type Step } from './customer-steps'
import { stampMissingKeys } from './link-stamp'
import type { Answer, RequestOptions, StoreConnection } from './store-connection'
import { refusedTag } from './tags'

type Sent = Pick<Answer<Record<string, unknown>>, 'data' | 'errors' | 'requestId'>

const NOT_SENT: Sent = { data: {}, errors: [], requestId: null }

/** Applies all writes in one request of aliased mutations, then ties customers to their links where that is missing. */
export async function writeCustomers(
  store: StoreConnection,
  writes: CustomerWrite[],
  options?: RequestOptions,
) {
  const request = new AliasedRequest()
  const planned = writes.map((write) => {
    const refused = refusedTag(write.kind === 'create' ? write.tags : write.addTags)
    const steps: Step[] = refused ? [] : stepsOf(request, write)
    return { write, refused, steps }
  })
  const { data, errors, requestId } = request.size === 0 ? NOT_SENT : await send(store, request, options)
  const outcomes = planned.map(({ write, refused, steps }) => ({
    write,
    requestId: refused ? null : requestId,
    outcome: refused ? failed(refused) : outcomeOf(steps, data, errors),
  }))
  const begun = outcomes.flatMap(({ write, requestId, outcome }): Begun[] =>
    outcome.ok
      ? [
          {
            write,
            addressId: outcome.addressId,
            result: { linkId: write.linkId, requestId, ok: true, customer: outcome.customer },
          },
        ]
      : [],
  )
  const done = await writeExtras(store, begun, options)
  const results = outcomes.map(({ write: { linkId }, requestId, outcome }): WriteResult => {
    const finished = done.get(linkId)
    if (finished) return finished
    const failure = outcome.ok ? { code: 'store-refused' as const, message: '' } : outcome.failure
    return { linkId, requestId, ok: false, failure }
  })
  return stampMissingKeys(store, results, options)
}

/** What a request of mutations took decides the size of the next; a lost answer may have been Shopify's cut at 10 s. */
async function send(
  store: StoreConnection,
  request: AliasedRequest,
  options?: RequestOptions,
): Promise<Sent> {
  try {
    const answer = await store.requestAliased(request, options)
    store.pace.timed(request.size, answer.tookMs)
    return answer
  } catch (error) {
    if (error instanceof StoreTroubleError && error.trouble.kind === 'unavailable')
      store.pace.timed(request.size, null)
    throw error
  }
}
