import { forbidden, notFound } from './error'
import type { JsonObject } from './json'
import { limits } from './limits'
import { listResponse } from './list-response'
import type { Attribute, Attributes, Schema } from './schema/attribute'
import { type ResourceType, resourceTypes, schemas } from './schema/registry'

/** RFC 7644 §4: a filter on what describes the service is forbidden. Throws 403. */
export function refuseFilter(query: URLSearchParams): void {
  if (query.has('filter'))
    throw forbidden('These resources cannot be filtered; ask for all or for one by its id')
}

const core = 'urn:ietf:params:scim:schemas:core:2.0'

/** GET /ServiceProviderConfig (RFC 7643 §5, RFC 9865 §4). */
export const serviceProviderConfig = (baseUrl: string): JsonObject => ({
  schemas: [`${core}:ServiceProviderConfig`],
  patch: { supported: true },
  bulk: { supported: true, maxOperations: limits.bulkOperations, maxPayloadSize: limits.bulkBytes },
  filter: { supported: true, maxResults: limits.maxPageSize },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  pagination: {
    cursor: true,
    index: true,
    defaultPaginationMethod: 'index',
    defaultPageSize: limits.defaultPageSize,
    maxPageSize: limits.maxPageSize,
  },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'A token of this directory in the Authorization header',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
})

/** GET /ResourceTypes (RFC 7643 §6). */
export const listResourceTypes = (baseUrl: string): JsonObject =>
  everything(resourceTypes.map((type) => describeType(type, baseUrl)))

/** GET /ResourceTypes/{id}. Throws 404. */
export function getResourceType(id: string, baseUrl: string): JsonObject {
  const type = resourceTypes.find((type) => type.id.toLowerCase() === id.toLowerCase())
  if (!type) throw notFound(`Resource type ${id}`)
  return describeType(type, baseUrl)
}

/** GET /Schemas (RFC 7643 §7). */
export const listSchemas = (baseUrl: string): JsonObject =>
  everything(schemas.map((schema) => describeSchema(schema, baseUrl)))

/** GET /Schemas/{urn}. Throws 404. */
export function getSchema(urn: string, baseUrl: string): JsonObject {
  const schema = schemas.find(({ id }) => id.toLowerCase() === urn.toLowerCase())
  if (!schema) throw notFound(`Schema ${urn}`)
  return describeSchema(schema, baseUrl)
}

const everything = (resources: JsonObject[]): JsonObject =>
  listResponse({ resources, totalResults: resources.length, startIndex: 1 })

const describeType = (type: ResourceType, baseUrl: string): JsonObject => ({
  schemas: [`${core}:ResourceType`],
  id: type.id,
  name: type.id,
  description: type.schema.description,
  endpoint: type.endpoint,
  schema: type.schema.id,
  schemaExtensions: type.extensions.map(({ id }) => ({ schema: id, required: false })),
  meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${type.id}` },
})

const describeSchema = (schema: Schema, baseUrl: string): JsonObject => ({
  schemas: [`${core}:Schema`],
  id: schema.id,
  name: schema.name,
  description: schema.description,
  attributes: describeAttributes(schema.attributes),
  meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
})

const describeAttributes = (attributes: Attributes): JsonObject[] =>
  Object.entries(attributes).map(([name, attribute]) => describeAttribute(name, attribute))

/** Every characteristic in full, the default ones too (RFC 7643 §7). */
const describeAttribute = (name: string, attribute: Attribute): JsonObject => ({
  name,
  type: attribute.type,
  multiValued: attribute.multiValued ?? false,
  description: attribute.description,
  required: attribute.required ?? false,
  ...(attribute.canonicalValues && { canonicalValues: [...attribute.canonicalValues] }),
  caseExact: attribute.caseExact ?? false,
  mutability: attribute.mutability ?? 'readWrite',
  returned: attribute.returned ?? 'default',
  uniqueness: attribute.uniqueness ?? 'none',
  ...(attribute.referenceTypes && { referenceTypes: [...attribute.referenceTypes] }),
  ...(attribute.sub && { subAttributes: describeAttributes(attribute.sub) }),
})
