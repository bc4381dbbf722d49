import { touchDirectory } from '@/adapters/db/directories'
import type { OrganizationId } from '@/adapters/db/tenant'
import { isObject, type Json } from '@/core/scim/json'
import type { Authenticated } from './authenticate'
import type { ScimAnswer, ScimRequest } from './call'
import { logRequest } from './request-log'

/** First and last requests are kept at most this often, so that a busy directory has no hot row. */
const TOUCH_MS = 10_000

type Handled = {
  request: ScimRequest
  body?: Json
  authenticated?: Authenticated
  /** Set when a token was refused: the directory whose administrator should see it. */
  refusedBy?: { id: string; organizationId: OrganizationId }
}

const touched = new Map<string, number>()

/** Leaves the trace of one request in its directory's log. Nobody waits for it. */
export function noteRequest(
  { request, authenticated, refusedBy }: Handled,
  answer: ScimAnswer,
  durationMs: number,
) {
  const organizationId = authenticated?.ctx.organizationId ?? refusedBy?.organizationId
  const directoryId = authenticated?.directory.id ?? refusedBy?.id
  if (organizationId === undefined || directoryId === undefined) return
  const query = request.query.size > 0 ? `?${request.query.toString()}` : ''
  logRequest({
    organizationId,
    directoryId,
    method: request.method,
    path: `/${request.segments.join('/')}${query}`.slice(0, 2_000),
    status: answer.status,
    durationMs,
    userAgent: request.headers.get('user-agent'),
    userId: answer.userId ?? null,
    error: answer.status >= 400 ? detailOf(answer.body) : null,
  })
  if (authenticated) touch(authenticated)
}

const detailOf = (body: Json | undefined) =>
  isObject(body) && typeof body.detail === 'string' ? body.detail : null

function touch({ ctx, directory, tokenId }: Authenticated) {
  const now = Date.now()
  if (now - (touched.get(tokenId) ?? 0) < TOUCH_MS) return
  touched.set(tokenId, now)
  touchDirectory(ctx.organizationId, directory.id, tokenId, undefined).catch((error: unknown) => {
    touched.delete(tokenId)
    process.stderr.write(`The last request of a directory was not kept: ${String(error)}\n`)
  })
}
