import { isObject, isUnassigned, valueOf, withValue, type Json, type JsonObject } from '../scim/json'
import { enterpriseUserSchema } from '../scim/schema/enterprise-user'
import { userSchema } from '../scim/schema/user'
import type { entraIdentifiers } from './settings'

/** What is the provider's to say, or nobody's to pass on. */
const neverSent = new Set(['id', 'meta', 'groups', 'schemas', 'password', 'active', 'externalid'])

/**
 * What a target should keep of someone: what their directory sent, without what belongs to us or is secret, under an
 * `externalId` by which the record is found again. Attributes without a value are left out, so that two forms of
 * "nothing" are no difference.
 */
export function desiredRecord(resource: JsonObject, externalId: string): JsonObject {
  const kept = Object.entries(resource).filter(
    ([name, value]) => !neverSent.has(name.toLowerCase()) && !isUnassigned(value) && value !== '',
  )
  const extensions = kept.flatMap(([name, value]) => (name.includes(':') && isObject(value) ? [name] : []))
  return {
    schemas: [userSchema.id, ...extensions],
    ...Object.fromEntries(kept.map(([name, value]) => [name, withoutSecrets(value)])),
    externalId,
    active: true,
  }
}

/** Entra and AD know a password too; whatever a directory nests one in, it goes nowhere. */
function withoutSecrets(value: Json): Json {
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => name.toLowerCase() !== 'password'))
}

type Identifier = (typeof entraIdentifiers)[number]

/** The value by which a target tells people apart, or undefined where the directory has not sent one. */
export function identifierOf(
  identifier: Identifier,
  { id, resource }: { id: string; resource: JsonObject },
): string | undefined {
  if (identifier === 'id') return id
  const extension = valueOf(resource, enterpriseUserSchema.id)
  const holder = identifier === 'employeeNumber' ? (isObject(extension) ? extension : {}) : resource
  const value = valueOf(holder, identifier)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** The same record, switched off. */
export const inactive = (record: JsonObject): JsonObject => withValue(record, 'active', false)
