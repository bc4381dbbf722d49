import type { IncomingHttpHeaders } from 'node:http'

/** A request as handlers see it: read to the end. */
export type Call = {
  method: string
  url: URL
  /** Path segments, decoded. */
  path: string[]
  headers: IncomingHttpHeaders
  body: Buffer
}

/**
 * What a handler wants sent. `fate` is for faults: the connection is cut, left hanging, cut in the middle of
 * the body, or the body comes drop by drop over `ms`.
 */
export type Answer = {
  status: number
  headers?: Record<string, string>
  body?: string
  fate?: { kind: 'cut' } | { kind: 'hang'; ms: number } | { kind: 'truncated' } | { kind: 'slow'; ms: number }
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
})

export const page = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
})

export const redirect = (location: string, headers: Record<string, string> = {}): Answer => ({
  status: 302,
  headers: { location, ...headers },
})

export function header({ headers }: Call, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** The body of a JSON or form request, as an object of unknown things; undefined when it is neither. */
export function readBody(call: Call): Record<string, unknown> | undefined {
  const text = call.body.toString()
  if (header(call, 'content-type')?.includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  try {
    const parsed: unknown = JSON.parse(text || '{}')
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined
  } catch {
    return undefined
  }
}
