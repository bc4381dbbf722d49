import { type ConnectionArgs, connect } from '../graphql/connection'
import type { Context, Resolvers } from '../graphql/resolver'
import { legacyIdOf } from '../state/gid'
import { type Metafield, type MetafieldDefinition, findMetafield } from '../state/metafield'
import { namespaceFor } from './namespace'
import { jsonValue, metafieldTypes } from './value'
import { compareDigest, ownerTypeOf } from './write'

type Owner = { metafields: Metafield[] }

/** The two fields that everything with metafields has. */
export const metafieldsField: Resolvers[string] = {
  metafield: (
    { metafields }: Owner,
    { namespace, key }: { namespace?: string | null; key: string },
    { app }: Context,
  ) => {
    const [prefix, rest] =
      !namespace && key.includes('.')
        ? [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]
        : [namespace, key]
    return findMetafield(metafields, namespaceFor(prefix, app), rest)
  },
  metafields: (
    { metafields }: Owner,
    args: ConnectionArgs & { namespace?: string | null; keys?: string[] | null },
    { app }: Context,
  ) => {
    const wanted = metafields.filter(
      (metafield) =>
        (!args.namespace || metafield.namespace === namespaceFor(args.namespace, app)) &&
        (!args.keys ||
          args.keys.includes(`${metafield.namespace}.${metafield.key}`) ||
          args.keys.includes(metafield.key)),
    )
    return connect(wanted, args)
  },
}

const typeCategory = (type: string) =>
  type.includes('number') ? 'NUMBER' : type.includes('text') ? 'TEXT' : 'OTHER'

export const definitionType = (name: string) => ({
  name,
  category: typeCategory(name),
  supportedValidations: [],
  supportsDefinitionMigrations: true,
  valueType: 'STRING',
})

const capability = (enabled: boolean, eligible = true) => ({ enabled, eligible })

export function findDefinition({ shop }: Context, metafield: Metafield): MetafieldDefinition | undefined {
  return shop.definitions
    .all()
    .find(
      (definition) =>
        definition.namespace === metafield.namespace &&
        definition.key === metafield.key &&
        definition.ownerType === ownerTypeOf(metafield.ownerId),
    )
}

export const metafieldFields: Resolvers = {
  Metafield: {
    compareDigest,
    definition: (metafield: Metafield, _: unknown, context: Context) => findDefinition(context, metafield),
    jsonValue,
    legacyResourceId: ({ id }: Metafield) => legacyIdOf(id),
    owner: ({ ownerId }: Metafield, _: unknown, { shop }: Context) =>
      shop.customers.get(ownerId) ??
      shop.companies.get(ownerId) ??
      shop.companyLocations.get(ownerId) ??
      shop,
    ownerType: ({ ownerId }: Metafield) => ownerTypeOf(ownerId),
    sizeInBytes: ({ value }: Metafield) => Buffer.byteLength(value),
    translations: () => [],
  },
  MetafieldDefinition: {
    capabilities: ({ unique, adminFilterable, type }: MetafieldDefinition) => ({
      adminFilterable: {
        ...capability(adminFilterable),
        status: adminFilterable ? 'FILTERABLE' : 'NOT_FILTERABLE',
      },
      analyticsQueryable: capability(false),
      cartToOrderCopyable: capability(false, false),
      smartCollectionCondition: capability(false, false),
      uniqueValues: capability(
        unique,
        ['id', 'single_line_text_field', 'url', 'number_integer'].includes(type),
      ),
    }),
    metafields: (definition: MetafieldDefinition, args: ConnectionArgs, { shop }: Context) =>
      connect(metafieldsOf(shop.customers.all(), definition), args),
    metafieldsCount: (definition: MetafieldDefinition, _: unknown, { shop }: Context) =>
      metafieldsOf(shop.customers.all(), definition).length,
    type: ({ type }: MetafieldDefinition) => definitionType(type),
    useAsCollectionCondition: () => false,
    validationStatus: () => 'ALL_VALID',
    validations: ({ validations, type }: MetafieldDefinition) =>
      validations.map((each) => ({ ...each, type })),
  },
  QueryRoot: {
    metafieldDefinitionTypes: () => metafieldTypes.map(definitionType),
  },
}

const metafieldsOf = (owners: Owner[], { namespace, key }: MetafieldDefinition): Metafield[] =>
  owners.flatMap(({ metafields }) => findMetafield(metafields, namespace, key) ?? [])
