import { GraphQLError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql'
import { type ConnectionArgs, connect } from '../graphql/connection'
import type { Context, Resolvers } from '../graphql/resolver'
import { namespaceFor } from '../metafields/namespace'
import type { Customer } from '../state/customer'
import { parseGid } from '../state/gid'
import { normaliseEmail, normalisePhone } from './contact-details'
import type { CustomId } from './customer-set'
import { searchCustomers } from './search'

type ListArgs = ConnectionArgs & { query?: string | null; sortKey?: string | null }

const sortValues: Record<string, (customer: Customer) => string> = {
  CREATED_AT: (customer) => customer.createdAt,
  UPDATED_AT: (customer) => customer.updatedAt,
  NAME: (customer) => `${customer.lastName ?? ''} ${customer.firstName ?? ''}`.toLowerCase(),
  LOCATION: (customer) =>
    customer.addresses.find(({ id }) => id === customer.defaultAddressId)?.country ?? '',
}

function find(
  { world, shop, searchWarnings }: Context,
  query: string | null | undefined,
  info: GraphQLResolveInfo,
) {
  const customers = shop.customers.all()
  if (!query?.trim()) return customers
  const indexed = shop.searchLag.asIndexed(customers, world.clock.now(), world.latency.searchLagMs)
  const { found, warnings } = searchCustomers(indexed, query, responsePathAsArray(info.path).map(String))
  searchWarnings.push(...warnings)
  return found
}

function customers(_: unknown, args: ListArgs, context: Context, info: GraphQLResolveInfo) {
  const found = find(context, args.query, info)
  const valueOf = sortValues[args.sortKey ?? 'ID']
  // Without a sort key customers come in order of id, which is the order they are kept in.
  return valueOf ? connect(found, args, valueOf) : connect(found, args, undefined, true)
}

function customersCount(
  _: unknown,
  { query, limit }: { query?: string | null; limit?: number | null },
  context: Context,
  info: GraphQLResolveInfo,
) {
  const count = find(context, query, info).length
  const most = limit ?? 10_000
  return count > most ? { count: most, precision: 'AT_LEAST' } : { count, precision: 'EXACT' }
}

type Identifier = {
  id?: string | null
  emailAddress?: string | null
  phoneNumber?: string | null
  customId?: CustomId | null
}

function customerByIdentifier(_: unknown, { identifier }: { identifier: Identifier }, context: Context) {
  const { customers: table, definitions } = context.shop
  const { id, emailAddress, phoneNumber, customId } = identifier
  if (id) return table.get(requireCustomerId(id))
  if (emailAddress) return table.byEmail(normaliseEmail(emailAddress) ?? emailAddress)
  if (phoneNumber) return table.byPhone(normalisePhone(phoneNumber) ?? phoneNumber)
  if (!customId) return null
  const namespace = namespaceFor(customId.namespace, context.app)
  const isDefinition = (each: { ownerType: string; namespace: string; key: string; type: string }) =>
    each.ownerType === 'CUSTOMER' &&
    each.namespace === namespace &&
    each.key === customId.key &&
    each.type === 'id'
  if (!definitions.all().some(isDefinition)) {
    throw new GraphQLError("Metafield definition of type 'id' is required when using custom ids.", {
      extensions: { code: 'NOT_FOUND' },
    })
  }
  return table.byMetafield(namespace, customId.key, customId.value)
}

function requireCustomerId(id: string): string {
  const parsed = parseGid(id)
  if (parsed?.type === 'Customer') return id
  throw new GraphQLError(parsed ? `Invalid id: ${id}` : `Invalid global id '${id}'`, {
    extensions: { code: parsed ? 'RESOURCE_NOT_FOUND' : 'argumentLiteralsIncompatible' },
  })
}

export const customerQueries: Resolvers[string] = {
  customer: (_: unknown, { id }: { id: string }, { shop }: Context) =>
    shop.customers.get(requireCustomerId(id)) ?? null,
  customers,
  customersCount,
  customerByIdentifier,
}
