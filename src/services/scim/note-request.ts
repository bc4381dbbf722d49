import { touchDirectory } from '@/adapters/db/directories'
import type { OrganizationId } from '@/adapters/db/tenant'
import type { Idp } from '@/core/scim/detect'
import { isObject, type Json } from '@/core/scim/json'
import { redactFilter } from '@/core/scim/redact'
import type { Authenticated } from './authenticate'
import type { ScimAnswer, ScimRequest } from './call'
import { isId } from './is-id'
import { keptBody, lineOf } from './log-text'
import type { SentBody } from './read-body'
import { logRequest } from './request-log'

/** First and last requests are kept at most this often, so that a busy directory has no hot row. */
const TOUCH_MS = 10_000

export type Handled = {
  request: ScimRequest
  sent?: SentBody
  idp?: Idp
  authenticated?: Authenticated
  /** Set when a token was refused: the directory whose administrator should see it. */
  refusedBy?: { id: string; organizationId: OrganizationId }
}

const touched = new Map<string, number>()

/** Leaves the trace of one request in its directory's log. Nobody waits for it. */
export function noteRequest(
  { request, sent, idp, authenticated, refusedBy }: Handled,
  answer: ScimAnswer,
  durationMs: number,
): void {
  const organizationId = authenticated?.ctx.organizationId ?? refusedBy?.organizationId
  const directoryId = authenticated?.directory.id ?? refusedBy?.id
  if (organizationId === undefined || directoryId === undefined) return
  logRequest({
    organizationId,
    directoryId,
    method: request.method,
    path: lineOf(pathOf(request)),
    status: answer.status,
    durationMs,
    userAgent: request.headers.get('user-agent'),
    userId: answer.userId ?? (authenticated && refusedUser(request, answer)) ?? null,
    error: answer.status >= 400 ? lineOf(detailOf(answer.body)) : null,
    waited: answer.waited === undefined ? null : lineOf(answer.waited),
    requestBody: keptBody(sent?.text, sent?.json),
    responseBody: keptBody(answer.text, answer.body),
  })
  if (authenticated) touch(authenticated, idp)
}

/** The user of a refused request is the one in its path, unless it is not known. */
const refusedUser = ({ segments: [endpoint, id = ''] }: ScimRequest, { status }: ScimAnswer) =>
  endpoint === 'Users' && status >= 400 && status !== 404 && isId(id) ? id : undefined

function pathOf({ segments, query }: ScimRequest): string {
  const parameters = [...query].map(([name, value]) => `${name}=${redactFilter(value)}`)
  return `/${segments.join('/')}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`
}

const detailOf = (body: Json | undefined) =>
  isObject(body) && typeof body.detail === 'string' ? body.detail : ''

function touch({ ctx, directory, tokenId }: Authenticated, idp: Idp | undefined): void {
  const now = Date.now()
  const client = idp === 'generic' ? undefined : idp
  const isNews = client !== undefined && client !== directory.client
  const who = tokenId ?? directory.id
  if (!isNews && now - (touched.get(who) ?? 0) < TOUCH_MS) return
  touched.set(who, now)
  touchDirectory(ctx.organizationId, directory.id, tokenId, client).catch((error: unknown) => {
    touched.delete(who)
    process.stderr.write(`The last request of a directory was not kept: ${String(error)}\n`)
  })
}
