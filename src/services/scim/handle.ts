import { isUnavailable } from '@/adapters/db/errors'
import { provenOrganization } from '@/adapters/db/tenant'
import { ScimError } from '@/core/scim/error'
import { scimBaseUrl } from '../directories/scim-base-url'
import { authenticate, TokenRefused } from './authenticate'
import type { ScimAnswer, ScimRequest } from './call'
import { dispatch } from './dispatch'
import { failThrough } from './fail-through/fail-through'
import { limitRequests } from './limit-requests'
import { noteRequest, type Handled } from './note-request'
import { readBody } from './read-body'
import { whoSpeaks } from './who-speaks'

const byToken = ({ directoryKey, headers }: ScimRequest) =>
  authenticate(directoryKey, headers.get('authorization'))

/**
 * One SCIM request from the wire to its answer. Never throws: what a client can cause has a SCIM error. `gate` proves
 * who asks, by the request's token unless something else has proved it.
 */
export async function handleScim(request: ScimRequest, gate = byToken): Promise<ScimAnswer> {
  const started = performance.now()
  const log: Handled = { request }
  let answer: ScimAnswer
  try {
    const authenticated = await gate(request)
    log.authenticated = authenticated
    limitRequests(authenticated.directory.id)
    log.sent = await readBody(request)
    log.idp = whoSpeaks(request, log.sent?.json, authenticated.directory.client)
    const answered = await dispatch(request.method, request.segments, {
      ctx: authenticated.ctx,
      directory: authenticated.directory,
      headers: request.headers,
      query: request.query,
      body: log.sent?.json,
      idp: log.idp,
      baseUrl: scimBaseUrl(authenticated.directory.key),
    })
    answer = await failThrough(request.method, authenticated, answered)
  } catch (error) {
    if (error instanceof TokenRefused) {
      log.refusedBy = {
        ...error.directory,
        organizationId: provenOrganization(error.directory.organizationId),
      }
    }
    answer = errorAnswer(error)
  }
  // Printed once, for the client and for the request log.
  const printed = answer.body === undefined ? answer : { ...answer, text: JSON.stringify(answer.body) }
  noteRequest(log, printed, performance.now() - started)
  return printed
}

function errorAnswer(error: unknown): ScimAnswer {
  if (error instanceof ScimError) {
    const headers: Record<string, string> = {}
    if (error.retryAfter !== undefined) headers['retry-after'] = String(error.retryAfter)
    if (error.status === 401) headers['www-authenticate'] = 'Bearer realm="Rollcall SCIM"'
    return { status: error.status, body: error.toBody(), headers }
  }
  process.stderr.write(
    `SCIM request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  const [status, why] = isUnavailable(error)
    ? [503, 'Rollcall is busy and could not handle this request in time.']
    : [500, 'Rollcall failed to handle this request.']
  const body = new ScimError(status, `${why} Nothing was changed; send it again.`).toBody()
  return { status, body, headers: status === 503 ? { 'retry-after': String(BUSY_SECONDS) } : {} }
}

/** When to come back after the database could not be asked. */
const BUSY_SECONDS = 5
