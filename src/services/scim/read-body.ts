import { invalidSyntax, payloadTooLarge, unsupportedMediaType } from '@/core/scim/error'
import type { Json } from '@/core/scim/json'
import { limits } from '@/core/scim/limits'
import { readJson } from '@/core/scim/read-json'
import type { ScimRequest } from './call'

const accepted = /^application\/(scim\+)?json\b/i

/** A body as it came and as it reads. */
export type SentBody = { text: string; json: Json }

/** The body of a request that has one. Throws 413, 415 or 400 invalidSyntax. */
export async function readBody({ method, headers, readText }: ScimRequest): Promise<SentBody | undefined> {
  if (method === 'GET' || method === 'HEAD' || method === 'DELETE') return undefined
  const type = headers.get('content-type')
  if (type && !accepted.test(type)) {
    throw unsupportedMediaType(`Content-Type is ${type}; expected application/scim+json or application/json`)
  }
  const text = await readText(limits.bodyBytes).catch(() => {
    // Nobody reads this answer, but the request log shows what happened.
    throw invalidSyntax('The connection was cut before the whole body had come')
  })
  if (text === undefined) throw payloadTooLarge(`The body has more than ${limits.bodyBytes} bytes`)
  return { text, json: readJson(text) }
}
