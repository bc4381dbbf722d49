import type { Context, Resolvers } from '../graphql/resolver'
import { type UserError, userError } from '../graphql/user-error'
import { type Metafield, findMetafield } from '../state/metafield'
import { namespaceFor } from './namespace'
import { metafieldsOf, storeMetafields } from './owner'
import { type MetafieldInput, writeMetafield } from './write'

const MAX_PER_CALL = 25

type SetInput = MetafieldInput & { ownerId: string }

function metafieldsSet(_: unknown, { metafields: inputs }: { metafields: SetInput[] }, context: Context) {
  if (inputs.length > MAX_PER_CALL) {
    const message = `Exceeded the maximum metafields input limit of ${MAX_PER_CALL}.`
    return { metafields: null, userErrors: [userError(['metafields'], message, 'LESS_THAN_OR_EQUAL_TO')] }
  }
  const drafts = new Map<string, Metafield[]>()
  const errors: UserError[] = []
  const written = inputs.flatMap((input, index) => {
    const at = ['metafields', String(index)]
    const owned = drafts.get(input.ownerId) ?? metafieldsOf(context, input.ownerId)
    if (!owned) {
      errors.push({
        ...userError([...at, 'ownerId'], 'Owner does not exist.', 'INVALID'),
        elementIndex: index,
      })
      return []
    }
    const result = writeMetafield(context, input.ownerId, owned, input, at)
    drafts.set(input.ownerId, result.metafields)
    errors.push(...result.errors.map((error) => ({ ...error, elementIndex: index })))
    return result.metafield ?? []
  })
  // All or nothing.
  if (errors.length > 0) return { metafields: null, userErrors: errors }
  for (const [ownerId, metafields] of drafts) storeMetafields(context, ownerId, metafields)
  return { metafields: written, userErrors: [] }
}

type Identifier = { ownerId: string; namespace: string; key: string }

function metafieldsDelete(
  _: unknown,
  { metafields: inputs }: { metafields: Identifier[] },
  context: Context,
) {
  const deletedMetafields = inputs.map(({ ownerId, namespace: given, key }) => {
    const owned = metafieldsOf(context, ownerId)
    const namespace = namespaceFor(given, context.app)
    const gone = owned && findMetafield(owned, namespace, key)
    if (!gone) return null
    storeMetafields(
      context,
      ownerId,
      owned.filter((metafield) => metafield !== gone),
    )
    return { ownerId, namespace, key }
  })
  return { deletedMetafields, userErrors: [] }
}

export const metafieldMutations: Resolvers[string] = { metafieldsSet, metafieldsDelete }
