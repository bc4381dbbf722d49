import type { Context } from '../graphql/resolver'
import { userError } from '../graphql/user-error'
import { findMetafield } from '../state/metafield'
import { type IdentifierArgs, findDefinitionBy } from './definition-queries'

type DeleteArgs = IdentifierArgs & { deleteAllAssociatedMetafields?: boolean | null }

/** The mutation of that name. */
export function metafieldDefinitionDelete(_: unknown, args: DeleteArgs, context: Context) {
  const { shop, world } = context
  const definition = findDefinitionBy(args, context)
  if (!definition) {
    return {
      deletedDefinitionId: null,
      userErrors: [userError(['id'], 'Definition not found.', 'NOT_FOUND')],
    }
  }
  if (definition.type === 'id' && !args.deleteAllAssociatedMetafields) {
    const message = 'Deleting an id type metafield definition requires deletion of its associated metafields.'
    return { deletedDefinitionId: null, userErrors: [userError(['id'], message, 'ID_TYPE_DELETION_ERROR')] }
  }
  shop.definitions.remove(definition.id)
  for (const customer of args.deleteAllAssociatedMetafields ? shop.customers.all() : []) {
    const gone = findMetafield(customer.metafields, definition.namespace, definition.key)
    if (gone)
      shop.customers.put({ ...customer, metafields: customer.metafields.filter((each) => each !== gone) })
  }
  world.onChange(shop.settings.domain)
  const { ownerType, namespace, key } = definition
  return {
    deletedDefinitionId: definition.id,
    deletedDefinition: { ownerType, namespace, key },
    userErrors: [],
  }
}
