import {
  getResourceType,
  getSchema,
  listResourceTypes,
  listSchemas,
  refuseFilter,
  serviceProviderConfig,
} from '@/core/scim/discovery'
import { methodNotAllowed, notFound, notImplemented } from '@/core/scim/error'
import type { Json } from '@/core/scim/json'
import { bulk } from './bulk'
import type { DirectoryCall, ScimAnswer } from './call'
import { createGroup } from './groups/create'
import { deleteGroup } from './groups/delete'
import { listGroups, searchGroups } from './groups/list'
import { patchGroup } from './groups/patch'
import { readGroup } from './groups/read'
import { replaceGroup } from './groups/replace'
import { listEverything, searchEverything } from './search'
import { createUser } from './users/create'
import { deleteUser } from './users/delete'
import { listUsers, searchUsers } from './users/list'
import { patchUser } from './users/patch'
import { readUser } from './users/read'
import { replaceUser } from './users/replace'

type Endpoint = (call: DirectoryCall, id: string) => ScimAnswer | Promise<ScimAnswer>

/** Discovery answers everything or one thing; a filter on it is refused (RFC 7644 §4). */
const discovered =
  (describe: (baseUrl: string, id: string) => Json): Endpoint =>
  ({ baseUrl, query }, id) => {
    refuseFilter(query)
    return { status: 200, body: describe(baseUrl, id) }
  }

const notMe: Endpoint = () => {
  throw notImplemented('/Me is not supported: a token is a directory’s, not a person’s')
}

/** Every endpoint by path and method (RFC 7644 §3.2); `*` stands for an id. */
const described: Record<string, Record<string, Endpoint>> = {
  '': { GET: listEverything },
  '.search': { POST: searchEverything },
  Users: { GET: listUsers, POST: createUser },
  'Users/.search': { POST: searchUsers },
  'Users/*': { GET: readUser, PUT: replaceUser, PATCH: patchUser, DELETE: deleteUser },
  Groups: { GET: listGroups, POST: createGroup },
  'Groups/.search': { POST: searchGroups },
  'Groups/*': { GET: readGroup, PUT: replaceGroup, PATCH: patchGroup, DELETE: deleteGroup },
  Bulk: { POST: (call) => bulk(call, dispatch) },
  Me: { GET: notMe, POST: notMe, PUT: notMe, PATCH: notMe, DELETE: notMe },
  ServiceProviderConfig: { GET: discovered(serviceProviderConfig) },
  ResourceTypes: { GET: discovered(listResourceTypes) },
  'ResourceTypes/*': { GET: discovered((baseUrl, id) => getResourceType(id, baseUrl)) },
  Schemas: { GET: discovered(listSchemas) },
  'Schemas/*': { GET: discovered((baseUrl, id) => getSchema(id, baseUrl)) },
}

// Maps, because a path such as /constructor must find nothing.
const endpoints = new Map(
  Object.entries(described).map(([path, methods]) => [path, new Map(Object.entries(methods))]),
)

/** Finds the endpoint of a method and a path below the base URL, and asks it. Throws 404 and 405. */
export function dispatch(
  method: string,
  segments: string[],
  call: DirectoryCall,
): ScimAnswer | Promise<ScimAnswer> {
  const [resource = '', id, ...rest] = segments
  const exact = endpoints.get(segments.join('/'))
  const methods = exact ?? (id === undefined || rest.length > 0 ? undefined : endpoints.get(`${resource}/*`))
  if (!methods) throw notFound(`The endpoint /${segments.join('/')}`)
  // Whoever answers over HTTP leaves the body of a HEAD out (RFC 9110 §9.3.2).
  const endpoint = methods.get(method === 'HEAD' ? 'GET' : method)
  if (!endpoint) {
    throw methodNotAllowed(
      `/${segments.join('/')} takes ${[...methods.keys()].join(', ')}; ${method} was sent`,
    )
  }
  return endpoint(call, id ?? '')
}
