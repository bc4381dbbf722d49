import { readFileSync } from 'node:fs'
import {
  type GraphQLField,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  buildSchema,
  defaultFieldResolver,
  isAbstractType,
  getNamedType,
  isObjectType,
} from 'graphql'
import { spoiledPayload } from '../faults/spoil-mutation'
import { typeOf } from '../state/gid'
import { accessRule, requireAccess } from './access'
import { nextCursor } from './connection'
import { isPersonal, requireApproval } from './protected-data'
import { type Context, type Resolvers, asFieldResolver } from './resolver'
import { defineScalars } from './scalars'

const SDL = new URL('../schema/admin-2026-10.graphql', import.meta.url)

const notSimulated = (parent: string, field: string) => () => {
  throw new GraphQLError(`The simulator does not answer ${parent}.${field} yet.`, {
    extensions: { code: 'NOT_SIMULATED' },
  })
}

function guard(parent: GraphQLObjectType, field: GraphQLField<unknown, Context>): void {
  const rule = accessRule(parent.name, field)
  if (!rule) return
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = (source, args, context, info) => {
    requireAccess(rule, parent.name, field.name, context)
    return resolve(source, args, context, info)
  }
}

function attach(type: GraphQLObjectType, resolvers: Resolvers[string], isRoot: boolean): void {
  for (const name of Object.keys(resolvers)) {
    if (!type.getFields()[name]) throw new Error(`The schema has no field ${type.name}.${name}.`)
  }
  for (const field of Object.values(type.getFields())) {
    const resolver = resolvers[field.name]
    if (resolver) field.resolve = asFieldResolver(resolver)
    else if (isRoot) field.resolve = notSimulated(type.name, field.name)
    if (getNamedType(field.type).name.endsWith('Connection')) readInBulk(field)
    guard(type, field)
    protect(type, field)
    if (type.name === 'Mutation') letFail(field)
  }
}

const ROOTS_AT_A_TIME = 250

/** Lets a bulk query have a connection without asking for a page of it. */
function readInBulk(field: GraphQLField<unknown, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = (source, args, context, info) => {
    const { bulk } = context
    if (!bulk) return resolve(source, args, context, info)
    const page = info.path.prev ? { first: Infinity } : { first: ROOTS_AT_A_TIME, after: bulk.after }
    const connection: unknown = resolve(source, { ...args, ...page }, context, info)
    if (!info.path.prev) bulk.next = nextCursor(connection)
    return connection
  }
}

function protect(parent: GraphQLObjectType, field: GraphQLField<unknown, Context>): void {
  const isCustomer = parent.name === 'QueryRoot' && getNamedType(field.type).name.startsWith('Customer')
  if (!isCustomer && !isPersonal(parent.name, field.name)) return
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = (source, args, context, info) => {
    requireApproval(context.shop, parent.name, field.name, isCustomer)
    return resolve(source, args, context, info)
  }
}

/** A userError fault answers in place of the mutation. */
function letFail(field: GraphQLField<unknown, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = (source, args, context, info) =>
    spoiledPayload(context, info) ?? resolve(source, args, context, info)
}

/** The value's own `__typename`, else the type that its global id names. */
function resolveType(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('__typename' in value) return String(value.__typename)
  return 'id' in value ? typeOf(String(value.id)) : undefined
}

/** Shopify's schema with the simulator behind it. Fails when a resolver names a field that is not there. */
export function executableSchema(resolvers: Resolvers): GraphQLSchema {
  const schema = buildSchema(readFileSync(SDL, 'utf8'))
  const roots = [schema.getQueryType()?.name, schema.getMutationType()?.name]
  defineScalars(schema)
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) attach(type, resolvers[type.name] ?? {}, roots.includes(type.name))
    else if (isAbstractType(type)) type.resolveType = resolveType
  }
  return schema
}
