import { describe, expect, test } from 'vitest'
import { TargetTroubleError } from '@/core/targets/trouble'
import type { OutboundAnswer, OutboundRequest } from '../send'
import { scimClient } from './client'
import { RecordRefusedError } from './failure'

const answered = (status: number, body?: unknown, headers: Record<string, string> = {}): OutboundAnswer => ({
  status,
  headers: new Headers(headers),
  text: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
})

function clientOf(answer: (request: OutboundRequest, url: URL) => OutboundAnswer) {
  const requests: OutboundRequest[] = []
  const client = scimClient({
    base: 'https://scim.example/v2',
    headers: { authorization: 'Bearer t' },
    send: async (request) => {
      requests.push(request)
      return answer(request, new URL(request.url))
    },
  })
  return { client, requests }
}

/** A service that ignores filters and gives fewer than it was asked for. */
const careless =
  (total: number, perPage: number) =>
  (_: OutboundRequest, { searchParams }: URL) => {
    const startIndex = Number(searchParams.get('startIndex'))
    const Resources = Array.from({ length: total }, (_, n) => ({
      id: `${n + 1}`,
      userName: `user${n + 1}@example.com`,
    }))
    const page = Resources.slice(startIndex - 1, startIndex - 1 + perPage)
    return answered(200, { totalResults: total, startIndex, itemsPerPage: page.length, Resources: page })
  }

describe('looking somebody up (RFC 7644 §3.4.2)', () => {
  test('a service that does not filter is walked page by page, and the right one taken', async () => {
    const { client, requests } = clientOf(careless(25, 7))
    expect(await client.find('userName', 'USER23@example.com')).toMatchObject({ id: '23' })
    expect(requests).toHaveLength(4)
  })

  test('a service that gives its first page again and again is not walked for ever', async () => {
    const first = { id: '1', userName: 'user1@example.com' }
    const { client, requests } = clientOf(() =>
      answered(200, { totalResults: 250, startIndex: 1, Resources: [first] }),
    )
    expect(await client.find('userName', 'user200@example.com')).toBeUndefined()
    expect(requests).toHaveLength(2)
  })

  test('whoever else comes back is nobody', async () => {
    const { client } = clientOf(careless(3, 100))
    expect(await client.find('externalId', 'u1')).toBeUndefined()
  })

  test('quotes in a value end no filter', async () => {
    const { client, requests } = clientOf(() => answered(200, { totalResults: 0 }))
    await client.find('userName', 'a" or userName pr or "')
    expect(new URL(requests[0]?.url ?? '').searchParams.get('filter')).toBe(
      'userName eq "a\\" or userName pr or \\""',
    )
  })

  test.each([400, 501])('a service that refuses the filter with %i has not found anybody', async (status) => {
    const { client } = clientOf(() => answered(status, { detail: 'no such filter' }))
    expect(await client.find('externalId', 'u1')).toBeUndefined()
  })
})

describe('what an answer says about the target as a whole', () => {
  test.each<[number, unknown, Record<string, string>, object]>([
    [401, { detail: 'expired' }, {}, { kind: 'unauthorized', detail: '401, expired' }],
    [429, '', { 'retry-after': '7' }, { kind: 'throttled', retryAfterMs: 7_000 }],
    [503, 'busy', {}, { kind: 'unavailable', detail: '503, busy' }],
    [404, '', {}, { kind: 'not-found' }],
    [200, '<html>', {}, { kind: 'not-scim', detail: 'the answer is no JSON' }],
    [200, { users: [] }, {}, { kind: 'not-scim', detail: 'the answer is no ListResponse' }],
  ])('%i %s', async (status, body, headers, trouble) => {
    const { client } = clientOf(() => answered(status, body, headers))
    const error = await client.count().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TargetTroubleError)
    expect(error).toMatchObject({ trouble })
  })
})

test('a refusal keeps the service’s own words, its scimType and its request id', async () => {
  const { client } = clientOf(() =>
    answered(409, { scimType: 'uniqueness', detail: 'taken' }, { 'x-request-id': 'r-1' }),
  )
  const error = await client.create({ userName: 'ada' }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(RecordRefusedError)
  expect(error).toMatchObject({ status: 409, detail: 'taken', scimType: 'uniqueness', requestId: 'r-1' })
})

test('a version is sent along as If-Match, and what was deleted elsewhere counts as deleted', async () => {
  const { client, requests } = clientOf(() => answered(404))
  await client.remove('a/b', 'W/"3"')
  expect(requests).toMatchObject([
    { method: 'DELETE', url: 'https://scim.example/v2/Users/a%2Fb', headers: { 'if-match': 'W/"3"' } },
  ])
})
