import canonicalize from 'canonicalize'
import type { ClaimedJob } from './claim'
import type { RegisteredFunction } from './register'
import { sign } from './signature'

export type Serve = (request: Request) => Promise<Response>

/** What came back from the serve route; `unreachable` when it was not an answer of the SDK. */
export type Answer =
  | { kind: 'unreachable'; message: string }
  | { kind: 'answered'; status: number; retry: boolean; retryAfter?: string; version?: number; body: unknown }

/** Asks the SDK to run one step of a function. Never throws; gives up after `timeoutMs`. */
export async function call(
  job: ClaimedJob,
  target: RegisteredFunction,
  to: { serve: Serve; signingKey: string; timeoutMs: number },
): Promise<Answer> {
  const address = new URL(target.url)
  address.searchParams.set('stepId', job.stepId)
  const request = signedRequest(address, 'POST', callBody(job, target), to.signingKey, {
    'x-run-id': job.runId,
    'x-inngest-req-version': String(job.version),
  })
  try {
    return await within(to.timeoutMs, to.serve(request).then(readAnswer))
  } catch (error) {
    return { kind: 'unreachable', message: error instanceof Error ? error.message : String(error) }
  }
}

function callBody(job: ClaimedJob, target: RegisteredFunction) {
  return {
    version: job.version,
    event: job.event,
    events: [job.event],
    steps: Object.fromEntries(job.steps),
    // Without fn_id the SDK does not try to checkpoint, for which there would be no endpoint.
    ctx: {
      run_id: job.runId,
      attempt: job.attempt,
      max_attempts: target.attempts,
      disable_immediate_execution: job.planned,
      use_api: false,
      stack: { stack: job.steps.map(([id]) => id), current: job.steps.length },
    },
  }
}

/** A request as Inngest would send it. The SDK needs the host header, which an in-process request lacks. */
export function signedRequest(
  address: URL,
  method: string,
  body: unknown,
  signingKey: string,
  headers: Record<string, string> = {},
): Request {
  const text = canonicalize(body) ?? ''
  const signature = sign(text, signingKey, Date.now())
  return new Request(address, {
    method,
    body: text,
    headers: {
      ...headers,
      'content-type': 'application/json',
      host: address.host,
      'x-inngest-server-kind': 'cloud',
      'x-inngest-signature': signature,
    },
  })
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  const { headers, status } = response
  if (!headers.get('x-inngest-sdk')) {
    return {
      kind: 'unreachable',
      message: `Not an answer of the Inngest SDK: ${status} ${text.slice(0, 200)}`,
    }
  }
  const version = headers.get('x-inngest-req-version')
  return {
    kind: 'answered',
    status,
    retry: headers.get('x-inngest-no-retry') !== 'true',
    retryAfter: headers.get('retry-after') ?? undefined,
    version: version === null ? undefined : Number(version),
    body: text === '' ? null : JSON.parse(text),
  }
}

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${timeoutMs / 1_000} s`)), timeoutMs)
  })
  try {
    return await Promise.race([work, timeout])
  } finally {
    clearTimeout(timer)
  }
}
