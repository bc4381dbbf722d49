import { findSender } from '@/adapters/db/inbound-secrets'
import { EVENT_BYTES } from '@/core/inbound/person-event'
import { Problem } from '@/core/inbound/problem'
import type { Json } from '@/core/scim/json'
import { readJson } from '@/core/scim/read-json'
import { limitRequests } from '../scim/limit-requests'
import { answerEvents } from './answer-events'
import { authenticate, type Sender, type Website } from './authenticate'
import { noteEvents } from './note-events'
import { asProblem } from './refusal'

/** A request as the edge received it. */
export type EventsRequest = {
  method: string
  directoryKey: string
  headers: Headers
  /** The body as it was signed, or undefined when it has more bytes than the limit. Called at most once. */
  readText: (limit: number) => Promise<string | undefined>
}

export type EventsAnswer = { status: number; body: Json; headers: Record<string, string> }

/** What is known of a request by the time it is answered, for the request log. */
export type Handled = {
  request: EventsRequest
  sender?: Sender
  website?: Website
  sent?: { body: Json; rawBody: string }
}

/** One request of a website from the wire to its answer. Never throws. */
export async function handleEvents(request: EventsRequest): Promise<EventsAnswer> {
  const started = performance.now()
  const log: Handled = { request }
  let answer: EventsAnswer
  try {
    answer = { status: 200, headers: json, body: await receive(log) }
  } catch (error) {
    answer = problemAnswer(asProblem(error))
  }
  noteEvents(log, answer, performance.now() - started)
  return answer
}

async function receive(log: Handled): Promise<Json> {
  const { method, directoryKey, headers, readText } = log.request
  if (method !== 'POST') throw new Problem('method-not-allowed', `${method} was sent.`)
  const sender = isKey(directoryKey) ? await findSender(directoryKey) : undefined
  if (!sender) throw new Problem('unknown-directory', 'No directory has this address.')
  if (sender.removedAt)
    throw new Problem('unknown-directory', `The directory ${sender.name} was removed from Rollcall.`)
  log.sender = sender
  const rawBody = await readText(EVENT_BYTES)
  if (rawBody === undefined)
    throw new Problem('body-too-large', `The body has more than ${EVENT_BYTES} bytes.`)
  log.website = authenticate(sender, headers, rawBody)
  limitRequests(sender.id)
  const type = headers.get('content-type') ?? ''
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    throw new Problem('unsupported-media-type', `Content-Type is ${type || 'missing'}.`)
  }
  const body = readJson(rawBody)
  log.sent = { body, rawBody }
  return answerEvents(log.website, body)
}

/** PostgreSQL would not even look for some texts. */
const isKey = (text: string) => /^[a-z0-9]{1,64}$/.test(text)

const json = { 'content-type': 'application/json; charset=utf-8' }

function problemAnswer(problem: Problem): EventsAnswer {
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8' }
  if (problem.more.retryAfter !== undefined) headers['retry-after'] = String(problem.more.retryAfter)
  if (problem.status === 401) headers['www-authenticate'] = 'StandardWebhooks'
  if (problem.status === 405) headers.allow = 'POST'
  return { status: problem.status, headers, body: problem.toBody() }
}
