import type { LeakyBucket } from '../graphql/leaky-bucket'
import { type Answer, json } from '../http/message'
import type { Fault } from './fault'

const HANG = 600_000

const titles: Record<number, string> = {
  402: 'Unavailable Shop',
  403: '[API] This action requires merchant approval for write_customers scope.',
  404: 'Not Found',
  423: 'This shop is locked',
  429: 'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.',
  401: '[API] Invalid API key or access token (unrecognized login or wrong password)',
  500: 'Internal Server Error',
}

function withStatus({ status, body, headers, retryAfter }: Extract<Fault, { kind: 'status' }>): Answer {
  const retry: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': retryAfter.toFixed(1) }
  if (body !== undefined)
    return { status, headers: { 'content-type': 'text/html', ...headers, ...retry }, body }
  return json(status, { errors: titles[status] ?? 'Service Unavailable' }, { ...headers, ...retry })
}

/** What is sent instead of doing anything, for faults that strike before the effect. */
export function beforeFault(fault: Fault, bucket?: LeakyBucket): Answer | undefined {
  switch (fault.kind) {
    case 'status':
      return withStatus(fault)
    case 'drop-before':
      return { status: 0, fate: { kind: 'cut' } }
    case 'hang':
      return fault.after ? undefined : { status: 0, fate: { kind: 'hang', ms: fault.ms ?? HANG } }
    case 'internal-error':
      return json(200, {
        errors: [
          {
            message:
              'Internal error. Looks like something went wrong on our end.\nRequest ID: simulated (include this in support requests).',
            extensions: { code: 'INTERNAL_SERVER_ERROR' },
          },
        ],
      })
    case 'drain':
      bucket?.drain()
      return undefined
    default:
      return undefined
  }
}

/** How the answer is spoiled once the effect is there. */
export function afterFault(fault: Fault, answer: Answer): Answer {
  switch (fault.kind) {
    case 'drop-after':
      return { ...answer, fate: { kind: 'cut' } }
    case 'hang':
      return { ...answer, fate: { kind: 'hang', ms: fault.ms ?? HANG } }
    case 'slow-body':
      return { ...answer, fate: { kind: 'slow', ms: fault.ms } }
    case 'truncated':
      return { ...answer, fate: { kind: 'truncated' } }
    case 'html':
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>Something went wrong</title>',
      }
    default:
      return answer
  }
}
