import type { Context, Resolvers } from '../graphql/resolver'
import { userError } from '../graphql/user-error'
import { typeOf } from '../state/gid'
import { commitCustomer } from './commit'
import { addTags, removeTags, tagProblem } from './tags'

type Args = { id: string; tags: string[] }

const change =
  (apply: (tags: string[], given: string[]) => string[]) =>
  (_: unknown, { id, tags }: Args, context: Context) => {
    const refuse = (field: string, message: string) => ({
      node: null,
      userErrors: [userError([field], message, 'INVALID')],
    })
    if (tags.length > 250)
      return refuse('tags', 'The input array size of tags exceeds the maximum allowed of 250')
    const customer = context.shop.customers.get(id)
    if (!customer)
      return refuse('id', typeOf(id) === 'Customer' ? 'Customer does not exist' : 'Resource does not exist')
    const changed = apply(customer.tags, tags)
    const problem = tagProblem(changed)
    if (problem) return refuse('tags', problem.message)
    return { node: commitCustomer(context, { ...customer, tags: changed }), userErrors: [] }
  }

export const tagMutations: Resolvers[string] = { tagsAdd: change(addTags), tagsRemove: change(removeTags) }
