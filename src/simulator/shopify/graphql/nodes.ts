import { GraphQLError } from 'graphql'
import { findAddress } from '../customers/address'
import { parseGid } from '../state/gid'
import type { Context, Resolvers } from './resolver'

type Finder = (id: string, context: Context) => unknown

const finders: Record<string, Finder> = {
  App: (id, { app }) => (app.id === id ? app : null),
  BulkOperation: (id, { shop, app }) => {
    const found = shop.bulkOperations.get(id)
    return found?.clientId === app.clientId ? found : null
  },
  Company: (id, { shop }) => shop.companies.get(id),
  CompanyContact: (id, { shop }) => shop.companyContacts.get(id),
  CompanyContactRole: (id, { shop }) => shop.companyRoles.get(id),
  CompanyContactRoleAssignment: (id, { shop }) => shop.roleAssignments.get(id),
  CompanyLocation: (id, { shop }) => shop.companyLocations.get(id),
  Customer: (id, { shop }) => shop.customers.get(id),
  MailingAddress: (id, { shop }) => first(shop.customers.all(), (customer) => findAddress(customer, id)),
  Metafield: (id, { shop }) =>
    first(shop.customers.all(), ({ metafields }) => metafields.find((metafield) => metafield.id === id)),
  MetafieldDefinition: (id, { shop }) => shop.definitions.get(id),
  Shop: (id, { shop }) => (shop.id === id ? shop : null),
  WebhookSubscription: (id, { shop, app }) => {
    const found = shop.webhooks.get(id)
    return found?.clientId === app.clientId ? found : null
  },
}

function first<Row, Found>(rows: Row[], find: (row: Row) => Found | undefined): Found | undefined {
  for (const row of rows) {
    const found = find(row)
    if (found) return found
  }
  return undefined
}

function findNode(id: string, context: Context): unknown {
  const parsed = parseGid(id)
  if (!parsed) {
    throw new GraphQLError(`Invalid global id '${id}'`, {
      extensions: { code: 'argumentLiteralsIncompatible' },
    })
  }
  return finders[parsed.type]?.(id, context) ?? null
}

export const nodeQueries: Resolvers[string] = {
  node: (_: unknown, { id }: { id: string }, context: Context) => findNode(id, context),
  nodes: (_: unknown, { ids }: { ids: string[] }, context: Context) => ids.map((id) => findNode(id, context)),
}
