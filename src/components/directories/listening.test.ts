import { describe, expect, test } from 'vitest'
import type { ScimRequest } from '@/components/answers'
import { heard } from './listening'

const createdAt = new Date('2026-11-24T10:00:00Z')
const minute = (n: number) => new Date(createdAt.getTime() + n * 60_000)

const request = (
  at: number,
  method: string,
  path: string,
  status: number,
  userId: string | null = null,
): ScimRequest => ({
  id: `request-${at}`,
  organizationId: 'organization',
  directoryId: 'directory',
  at: minute(at),
  method,
  path,
  status,
  durationMs: 4,
  userAgent: null,
  userId,
  error: status < 400 ? null : 'The token is not known.',
  waited: null,
  requestBody: null,
  responseBody: null,
})

const fresh = { kind: 'okta' as const, createdAt, firstRequestAt: null, users: 0, requests: [] }

describe('the set-up page that listens', () => {
  test('nothing was heard of a new directory', () => {
    const { signs, refused, complete } = heard(fresh)
    expect(signs.map(({ at }) => at)).toEqual([null, null, null])
    expect({ refused, complete }).toEqual({ refused: null, complete: false })
  })

  test('Okta’s test of the credentials shows that the token is right and that it asked for people', () => {
    const requests = [request(1, 'GET', '/Users?startIndex=1&count=2', 200)]
    const { signs } = heard({ ...fresh, requests, firstRequestAt: minute(1) })
    expect(signs.map(({ at }) => at)).toEqual([minute(1), minute(1), null])
  })

  test('a wrong token is told at once', () => {
    const refused = request(1, 'GET', '/Users', 401)
    expect(heard({ ...fresh, requests: [refused] }).refused).toBe(refused)
  })

  test('a refusal is forgotten once a request gets through', () => {
    const requests = [request(2, 'GET', '/Users', 200), request(1, 'GET', '/Users', 401)]
    expect(heard({ ...fresh, requests, firstRequestAt: minute(2) }).refused).toBeNull()
  })

  test('the first person counts, not the latest', () => {
    const requests = [request(3, 'POST', '/Users', 201), request(2, 'POST', '/Users', 201)]
    const { signs } = heard({ ...fresh, requests, firstRequestAt: minute(2), users: 2 })
    expect(signs.at(-1)?.at).toEqual(minute(2))
  })

  test('a refused person is no first person', () => {
    const { signs } = heard({ ...fresh, requests: [request(1, 'POST', '/Users', 400)] })
    expect(signs.at(-1)?.at).toBeNull()
  })

  test('with people here, a conflict about one of them is no trouble of the set-up, a wrong token is', () => {
    const arrived = { ...fresh, firstRequestAt: minute(1), users: 9 }
    expect(heard({ ...arrived, requests: [request(2, 'POST', '/Users', 409)] }).refused).toBeNull()
    expect(heard({ ...arrived, requests: [request(2, 'GET', '/Users', 401)] }).refused).not.toBeNull()
  })

  test('a website’s first event shows that its signature is right, and whom it told of', () => {
    const site = { ...fresh, kind: 'website' as const }
    const ping = request(1, 'POST', '/events', 200)
    expect(heard({ ...site, requests: [ping] }).signs.map(({ at }) => at)).toEqual([minute(1), null])
    const joined = request(2, 'POST', '/events', 200, 'ada')
    expect(heard({ ...site, requests: [joined, ping] }).signs.map(({ at }) => at)).toEqual([
      minute(1),
      minute(2),
    ])
  })

  test('with people here all of it has happened, also when the log has moved on', () => {
    const { signs, complete } = heard({ ...fresh, firstRequestAt: minute(1), users: 9 })
    expect(complete).toBe(true)
    expect(signs.every(({ at }) => at !== null)).toBe(true)
  })
})
