import { invalidSyntax, invalidValue } from './error'
import { isObject, type Json, type JsonObject, valueOf } from './json'
import { checkJson } from './read-json'

/**
 * A request body that is one of the protocol's messages (RFC 7644 §3.1). Some clients leave `schemas` out;
 * what they do list has to be the message.
 */
export function readMessage(body: unknown, urn: string): JsonObject {
  checkJson(body)
  if (!isObject(body)) throw invalidSyntax(`Expected a JSON object, a ${urn.split(':').at(-1)}`)
  const schemas = valueOf(body, 'schemas')
  if (schemas !== undefined && schemas !== null && !lists(schemas, urn))
    throw invalidValue(`schemas: expected an array that lists ${urn}`)
  return body
}

/** Whether `schemas` names a schema; URNs come in any case. */
export const lists = (schemas: Json, urn: string): boolean =>
  Array.isArray(schemas) &&
  schemas.some((listed) => typeof listed === 'string' && listed.toLowerCase() === urn.toLowerCase())
