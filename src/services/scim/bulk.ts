import { runBulk } from '@/core/scim/bulk'
import { parseBulk } from '@/core/scim/bulk-request'
import { notFound } from '@/core/scim/error'
import type { DirectoryCall, ScimAnswer } from './call'

type Dispatch = (method: string, segments: string[], call: DirectoryCall) => ScimAnswer | Promise<ScimAnswer>

/** POST /Bulk (RFC 7644 §3.7): each operation is a request of its own, answered in one response. */
export async function bulk(call: DirectoryCall, dispatch: Dispatch): Promise<ScimAnswer> {
  const request = parseBulk(call.body)
  const body = await runBulk(request, call.baseUrl, async ({ method, path, version, data }) => {
    const segments = path.split('/').filter(Boolean).map(decodeSegment)
    if (segments[0] !== 'Users' && segments[0] !== 'Groups') throw notFound(`The endpoint ${path}`)
    const headers = new Headers(version === undefined ? {} : { 'if-match': version })
    const answer = await dispatch(method, segments, {
      ...call,
      query: new URLSearchParams(),
      headers,
      body: data,
    })
    return {
      status: answer.status,
      ...(answer.resourceId === undefined ? {} : { id: answer.resourceId }),
      ...(answer.headers?.location === undefined ? {} : { location: answer.headers.location }),
      ...(answer.headers?.etag === undefined ? {} : { version: answer.headers.etag }),
    }
  })
  return { status: 200, body }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw notFound(`The endpoint /${segment}`)
  }
}
