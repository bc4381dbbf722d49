import { z } from 'zod'
import { foldCase } from '@/core/scim/filter/compare'
import { isObject, valueOf, type Json, type JsonObject } from '@/core/scim/json'
import type { PatchOperation } from '@/core/targets/record-change'
import { TargetTroubleError } from '@/core/targets/trouble'
import type { OutboundAnswer, OutboundRequest, Send } from '../send'
import { readJson, RecordRefusedError, requestIdOf, throwFailure } from './failure'

const PAGE = 100
/** A service that does not filter is walked this far to find somebody. */
const MOST_PAGES = 50

/** A record as the service shows it. `etag` is sent along with the next write (RFC 7644 §3.14). */
export type ScimRecord = { id: string; resource: JsonObject; etag?: string; requestId?: string }

const Resource = z
  .record(z.string(), z.json())
  .and(z.object({ id: z.union([z.string(), z.number()]).transform(String) }))

const ListResponse = z.looseObject({
  totalResults: z.number(),
  startIndex: z.number().optional(),
  Resources: z.array(z.unknown()).optional(),
})

export type ScimClient = ReturnType<typeof scimClient>

/** Speaks SCIM 2.0 (RFC 7644) to any service provider. `base` has no slash at its end. */
export function scimClient({
  base,
  headers,
  send,
}: {
  base: string
  headers: Record<string, string>
  send: Send
}) {
  const ask = (method: OutboundRequest['method'], path: string, body?: unknown, etag?: string) =>
    send({
      method,
      url: `${base}${path}`,
      headers: {
        accept: 'application/scim+json, application/json',
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
        ...(etag === undefined ? {} : { 'if-match': etag }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  async function* list(parameters: Record<string, string>): AsyncGenerator<ScimRecord> {
    let startIndex = 1
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({
        ...parameters,
        startIndex: String(startIndex),
        count: String(PAGE),
      })
      const answer = await ask('GET', `/Users?${query}`)
      const list = readList(answer)
      const { totalResults, Resources = [] } = list
      // A service that knows no paging gives its first page again and again.
      if (list.startIndex !== undefined && list.startIndex !== startIndex) return
      yield* Resources.flatMap((resource) => recordOf(resource, answer) ?? [])
      startIndex += Resources.length
      if (Resources.length === 0 || startIndex > totalResults) return
    }
  }

  /** The one record with this value. The answer is compared anew: not every service filters, or compares exactly. */
  async function find(attribute: 'externalId' | 'userName', value: string): Promise<ScimRecord | undefined> {
    const fold = attribute === 'userName' ? foldCase : (text: string) => text
    try {
      for await (const record of list({ filter: `${attribute} eq ${JSON.stringify(value)}` })) {
        const shown = valueOf(record.resource, attribute)
        if (typeof shown === 'string' && fold(shown) === fold(value)) return record
      }
    } catch (error) {
      // What a service cannot be asked for it cannot have been found by: the create will say whether it exists.
      const cannotFilter = error instanceof RecordRefusedError && [400, 403, 501].includes(error.status)
      if (!cannotFilter) throw error
    }
    return undefined
  }

  return {
    find,
    /** Undefined when there is no such record any more. */
    async read(id: string): Promise<ScimRecord | undefined> {
      const answer = await ask('GET', pathOf(id))
      if (answer.status === 404 || answer.status === 410) return undefined
      return recordOf(readJson(succeeded(answer).text), answer)
    },
    async create(record: JsonObject): Promise<ScimRecord> {
      const answer = succeeded(await ask('POST', '/Users', record))
      const created = recordOf(readJson(answer.text), answer)
      if (!created)
        throw new TargetTroubleError({ kind: 'not-scim', detail: 'a created user without an id came back' })
      return created
    },
    /** Answers the record as it is shown afterwards, or nothing where the service says no more than that it is done. */
    async patch(id: string, Operations: PatchOperation[], etag?: string) {
      const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']
      return written(await ask('PATCH', pathOf(id), { schemas, Operations }, etag))
    },
    async replace(id: string, record: JsonObject, etag?: string) {
      return written(await ask('PUT', pathOf(id), { ...record, id }, etag))
    },
    /** A record that is gone already is as good as deleted. */
    async remove(id: string, etag?: string): Promise<{ requestId?: string }> {
      const answer = await ask('DELETE', pathOf(id), undefined, etag)
      if (answer.status !== 404 && answer.status !== 410) succeeded(answer)
      return withRequestId(answer)
    },
    /** Asks for one user, as a test of the connection; answers how many there are. */
    async count(): Promise<number> {
      return readList(await ask('GET', '/Users?startIndex=1&count=1')).totalResults
    },
  }
}

const pathOf = (id: string) => `/Users/${encodeURIComponent(id)}`

function succeeded(answer: OutboundAnswer): OutboundAnswer {
  if (answer.status < 200 || answer.status > 299) throwFailure(answer)
  return answer
}

function written(answer: OutboundAnswer): { record?: ScimRecord; requestId?: string } {
  const record = recordOf(readJson(succeeded(answer).text), answer)
  return { ...(record ? { record } : {}), ...withRequestId(answer) }
}

function withRequestId({ headers }: OutboundAnswer): { requestId?: string } {
  const requestId = requestIdOf(headers)
  return requestId === undefined ? {} : { requestId }
}

function readList(answer: OutboundAnswer) {
  if (answer.status === 404) throw new TargetTroubleError({ kind: 'not-found', detail: '404 at /Users' })
  const body = readJson(succeeded(answer).text)
  const parsed = ListResponse.safeParse(body)
  if (parsed.success) return parsed.data
  const detail = body === undefined ? 'the answer is no JSON' : 'the answer is no ListResponse'
  throw new TargetTroubleError({ kind: 'not-scim', detail })
}

function recordOf(body: unknown, answer: OutboundAnswer): ScimRecord | undefined {
  const parsed = Resource.safeParse(body)
  if (!parsed.success) return undefined
  const { id, ...resource } = parsed.data
  const etag =
    versionOf(resource.meta) ??
    (answer.status === 201 ? (answer.headers.get('etag') ?? undefined) : undefined)
  return { id, resource, ...(etag === undefined ? {} : { etag }), ...withRequestId(answer) }
}

function versionOf(meta: Json | undefined): string | undefined {
  const version = isObject(meta) ? valueOf(meta, 'version') : undefined
  return typeof version === 'string' && version !== '' ? version : undefined
}
