import type { Idp } from '@/core/scim/detect'
import { methodNotAllowed, notFound } from '@/core/scim/error'
import {
  getResourceType,
  getSchema,
  listResourceTypes,
  listSchemas,
  serviceProviderConfig,
} from '@/core/scim/discovery'
import type { Json } from '@/core/scim/json'
import { scimBaseUrl } from '../directories/scim-base-url'
import type { Authenticated } from './authenticate'
import type { DirectoryCall, ScimAnswer, ScimRequest } from './call'
import { createUser } from './users/create'
import { deleteUser } from './users/delete'
import { listUsers } from './users/list'
import { patchUser } from './users/patch'
import { readUser } from './users/read'
import { replaceUser } from './users/replace'

type Endpoint = (call: DirectoryCall, id: string) => ScimAnswer | Promise<ScimAnswer>

/** Every endpoint by method and path (RFC 7644 §3.2); `*` stands for an id. */
const endpoints: Record<string, Record<string, Endpoint>> = {
  Users: { GET: listUsers, POST: createUser },
  'Users/*': { GET: readUser, PUT: replaceUser, PATCH: patchUser, DELETE: deleteUser },
  ServiceProviderConfig: { GET: ({ baseUrl }) => found(serviceProviderConfig(baseUrl)) },
  ResourceTypes: { GET: ({ baseUrl }) => found(listResourceTypes(baseUrl)) },
  'ResourceTypes/*': { GET: ({ baseUrl }, id) => found(getResourceType(id, baseUrl)) },
  Schemas: { GET: ({ baseUrl }) => found(listSchemas(baseUrl)) },
  'Schemas/*': { GET: ({ baseUrl }, id) => found(getSchema(id, baseUrl)) },
}

const found = (body: Json): ScimAnswer => ({ status: 200, body })

/** Finds the endpoint and asks it. Throws 404 and 405. */
export function dispatch({
  ctx,
  directory,
  request,
  body,
  idp,
}: Authenticated & { request: ScimRequest; body: Json | undefined; idp: Idp }):
  ScimAnswer | Promise<ScimAnswer> {
  const [resource = '', id, ...rest] = request.segments
  const path = id === undefined ? resource : `${resource}/*`
  const methods = rest.length === 0 ? endpoints[path] : undefined
  if (!methods) throw notFound(`The endpoint /${request.segments.join('/')}`)
  const endpoint = methods[request.method]
  if (!endpoint)
    throw methodNotAllowed(`/${path} takes ${Object.keys(methods).join(', ')}; ${request.method} was sent`)
  const { headers, query } = request
  return endpoint(
    { ctx, directory, headers, query, body, idp, baseUrl: scimBaseUrl(directory.key) },
    id ?? '',
  )
}
