import { type GraphQLResolveInfo, Kind } from 'graphql'
import type { Context } from '../graphql/resolver'
import { userError } from '../graphql/user-error'

function positionOf({ operation, path }: GraphQLResolveInfo): number {
  return operation.selectionSet.selections.findIndex(
    (node) => node.kind === Kind.FIELD && (node.alias?.value ?? node.name.value) === path.key,
  )
}

/** The payload of a mutation that a `userError` fault refuses; undefined when it does not strike this one. */
export function spoiledPayload({ fault, shop }: Context, info: GraphQLResolveInfo): object | undefined {
  if (fault?.kind !== 'userError') return undefined
  if (fault.index !== undefined && fault.index !== positionOf(info)) return undefined
  if (
    fault.operation &&
    fault.operation !== info.fieldName &&
    fault.operation !== info.operation.name?.value
  ) {
    return undefined
  }
  const { field = ['input'], message = 'Refused by the simulator', code = 'INVALID' } = fault
  return { userErrors: [userError(field, message, code)], shop }
}
