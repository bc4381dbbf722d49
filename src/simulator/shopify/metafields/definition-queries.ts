import { type ConnectionArgs, connect } from '../graphql/connection'
import type { Context, Resolvers } from '../graphql/resolver'
import type { MetafieldDefinition } from '../state/metafield'
import { namespaceFor } from './namespace'

export type IdentifierArgs = {
  id?: string | null
  identifier?: { ownerType: string; namespace?: string | null; key: string } | null
}

export function findDefinitionBy(
  { id, identifier }: IdentifierArgs,
  { shop, app }: Context,
): MetafieldDefinition | undefined {
  if (id) return shop.definitions.get(id)
  if (!identifier) return undefined
  const namespace = namespaceFor(identifier.namespace, app)
  return shop.definitions
    .all()
    .find(
      (each) =>
        each.ownerType === identifier.ownerType &&
        each.namespace === namespace &&
        each.key === identifier.key,
    )
}

type ListArgs = ConnectionArgs & { ownerType: string; namespace?: string | null; key?: string | null }

const metafieldDefinitions = (_: unknown, args: ListArgs, { shop, app }: Context) =>
  connect(
    shop.definitions
      .all()
      .filter((each) => each.ownerType === args.ownerType)
      .filter((each) => !args.namespace || each.namespace === namespaceFor(args.namespace, app))
      .filter((each) => !args.key || each.key === args.key),
    args,
  )

/** The deprecated field of an owner that lists the definitions for its kind. */
const definitionsFor = (ownerType: string): Resolvers[string] => ({
  metafieldDefinitions: (_: unknown, args: Omit<ListArgs, 'ownerType'>, context: Context) =>
    metafieldDefinitions(undefined, { ...args, ownerType }, context),
})

export const definitionQueries: Resolvers = {
  Customer: definitionsFor('CUSTOMER'),
  Company: definitionsFor('COMPANY'),
  CompanyLocation: definitionsFor('COMPANY_LOCATION'),
  QueryRoot: {
    metafieldDefinition: (_: unknown, args: IdentifierArgs, context: Context) =>
      findDefinitionBy(args, context),
    metafieldDefinitions,
  },
}
