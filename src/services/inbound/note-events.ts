import { touchDirectory } from '@/adapters/db/directories'
import { touchSecret } from '@/adapters/db/inbound-secrets'
import { isObject, type Json } from '@/core/scim/json'
import { keptBody, lineOf } from '../scim/log-text'
import { logRequest } from '../scim/request-log'
import type { Website } from './authenticate'
import type { EventsAnswer, Handled } from './handle'

const TOUCH_MS = 10_000
const touched = new Map<string, number>()

/** Leaves the trace of one request in its directory's log, also of one whose signature was refused. */
export function noteEvents(
  { request, sender, website, sent }: Handled,
  answer: EventsAnswer,
  durationMs: number,
) {
  if (!sender) return
  logRequest({
    organizationId: sender.organizationId,
    directoryId: sender.id,
    method: request.method,
    path: '/events',
    status: answer.status,
    durationMs,
    userAgent: request.headers.get('user-agent'),
    userId: textAt(answer.body, 'userId') ?? null,
    error: answer.status >= 400 ? lineOf(whyOf(answer.body)) : refusedOf(answer.body),
    waited: null,
    requestBody: keptBody(sent?.rawBody, sent?.body),
    responseBody: keptBody(JSON.stringify(answer.body), answer.body),
  })
  if (website) touch(website)
}

const textAt = (body: Json, name: string) => {
  const value = isObject(body) ? body[name] : undefined
  return typeof value === 'string' ? value : undefined
}

const whyOf = (body: Json) =>
  [textAt(body, 'detail'), textAt(body, 'fix')].filter((text) => text !== undefined).join(' ')

/** A list is answered with 200 also when some of its events were refused. */
function refusedOf(body: Json): string | null {
  const results = isObject(body) && Array.isArray(body.results) ? body.results : []
  const refused = results.filter((result) => textAt(result, 'outcome') === 'refused')
  const first = refused.map(
    (result) => isObject(result) && isObject(result.problem) && whyOf(result.problem),
  )[0]
  return first ? lineOf(`${refused.length} of ${results.length} events were refused. ${first}`) : null
}

function touch({ ctx: { organizationId }, directory, secretId }: Website): void {
  if (Date.now() - (touched.get(secretId) ?? 0) < TOUCH_MS) return
  touched.set(secretId, Date.now())
  Promise.all([
    touchDirectory(organizationId, directory.id, undefined, undefined),
    touchSecret(organizationId, secretId),
  ]).catch((error: unknown) => {
    touched.delete(secretId)
    process.stderr.write(`The last request of a website was not kept: ${String(error)}\n`)
  })
}
