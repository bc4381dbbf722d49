import type { Idp } from '@/core/scim/detect'
import { parseOwn, type Json } from '@/core/scim/json'
import type { Context } from '../context'

/** The headers of a request, by names in lower case. */
export type RequestHeaders = Pick<Headers, 'get'>

/** One SCIM request as an edge received it. `segments` is the path below the base URL. */
export type ScimRequest = {
  method: string
  directoryKey: string
  segments: string[]
  query: URLSearchParams
  headers: RequestHeaders
  /** The body as text, or undefined when it has more bytes than the limit. Called at most once. */
  readText: (limit: number) => Promise<string | undefined>
}

export type ScimAnswer = {
  status: number
  body?: Json
  /** The body as JSON text, of answers that are put together as text and have no `body`. */
  text?: string
  headers?: Record<string, string>
  /** The resource that the answer is about, for bulk references. */
  resourceId?: string
  /** The person that the request was about, for the request log. */
  userId?: string
  /** How it waited for the stores, in words, for the request log. */
  waited?: string
}

/** What a client reads in an answer, whichever way it was put together; null where there is no body. */
export const bodyOf = ({ body, text }: ScimAnswer): Json =>
  body ?? (text === undefined ? null : parseOwn(text))

/** A request whose token was accepted, with its body read. */
export type DirectoryCall = {
  ctx: Context
  directory: { id: string; name: string; key: string }
  headers: RequestHeaders
  query: URLSearchParams
  body: Json | undefined
  /** Who speaks, as far as the traffic tells. */
  idp: Idp
  /** The SCIM base URL, which locations start with. */
  baseUrl: string
}
