import { isObject, type Json } from './json'

/** Text as Postgres can keep it: it has neither U+0000 nor half a surrogate pair. */
export const storableText = (text: string): string => text.replaceAll('\u0000', '\ufffd').toWellFormed()

/** An answer as the request log can keep it: an error may quote whatever a client sent. */
export function storable(body: Json): Json {
  if (typeof body === 'string') return storableText(body)
  if (Array.isArray(body)) return body.map(storable)
  if (!isObject(body)) return body
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [storableText(name), storable(value)]),
  )
}
