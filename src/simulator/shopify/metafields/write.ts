import { createHash } from 'node:crypto'
import type { Context } from '../graphql/resolver'
import { type UserError, userError } from '../graphql/user-error'
import { gid, typeOf } from '../state/gid'
import { type Metafield, findMetafield } from '../state/metafield'
import { isForeign, namespaceFor } from './namespace'
import { valueProblem } from './value'

export type MetafieldInput = {
  namespace?: string | null
  key: string
  value: string
  type?: string | null
  compareDigest?: string | null
}

export type WrittenMetafield = { metafields: Metafield[]; metafield?: Metafield; errors: UserError[] }

/** Changes whenever the value does; what `compareDigest` is compared with. */
export const compareDigest = ({ namespace, key, type, value }: Metafield): string =>
  createHash('sha256')
    .update(JSON.stringify([namespace, key, type, value]))
    .digest('hex')

const ownerTypes: Record<string, string> = {
  Customer: 'CUSTOMER',
  Shop: 'SHOP',
  Company: 'COMPANY',
  CompanyLocation: 'COMPANY_LOCATION',
}

export const ownerTypeOf = (ownerId: string): string => ownerTypes[typeOf(ownerId) ?? ''] ?? 'API_PERMISSION'

function nameProblem(namespace: string, key: string, at: string[]): UserError | undefined {
  if (namespace.length < 3)
    return userError([...at, 'namespace'], 'Namespace is too short (minimum is 3 characters)', 'TOO_SHORT')
  if (namespace.length > 255)
    return userError([...at, 'namespace'], 'Namespace is too long (maximum is 255 characters)', 'TOO_LONG')
  if (key.length < 2)
    return userError([...at, 'key'], 'Key is too short (minimum is 2 characters)', 'TOO_SHORT')
  if (key.length > 64)
    return userError([...at, 'key'], 'Key is too long (maximum is 64 characters)', 'TOO_LONG')
  const clean = /^[\w-]+$/.test(namespace) && /^[\w-]+$/.test(key)
  return clean
    ? undefined
    : userError(
        [...at, 'key'],
        'Namespace and key may hold letters, numbers, hyphens and underscores only',
        'INVALID',
      )
}

/** One metafield written into an owner's list, or the reasons not to. */
export function writeMetafield(
  { world, shop, app }: Pick<Context, 'world' | 'shop' | 'app'>,
  ownerId: string,
  metafields: Metafield[],
  input: MetafieldInput,
  at: string[],
): WrittenMetafield {
  const namespace = namespaceFor(input.namespace, app)
  const refuse = (error: UserError): WrittenMetafield => ({ metafields, errors: [error] })
  const ill = nameProblem(namespace, input.key, at)
  if (ill) return refuse(ill)
  if (isForeign(namespace, app)) {
    return refuse(
      userError(
        [...at, 'namespace'],
        'Access to this namespace and key on Metafields for this resource type is not allowed.',
        'APP_NOT_AUTHORIZED',
      ),
    )
  }
  const before = findMetafield(metafields, namespace, input.key)
  const definition = shop.definitions
    .all()
    .find(
      (each) =>
        each.ownerType === ownerTypeOf(ownerId) && each.namespace === namespace && each.key === input.key,
    )
  const type = input.type ?? definition?.type ?? before?.type
  if (!type) return refuse(userError([...at, 'type'], "Type can't be blank", 'BLANK'))
  if (definition && definition.type !== type) {
    return refuse(
      userError(
        [...at, 'type'],
        `Type '${type}' must be consistent with the definition's type: '${definition.type}'.`,
        'INVALID_TYPE',
      ),
    )
  }
  const problem = valueProblem(type, input.value)
  if (problem) return refuse(userError([...at, 'value'], problem.message, problem.code))
  const stale =
    input.compareDigest !== undefined && (before ? compareDigest(before) : null) !== input.compareDigest
  if (stale) {
    return refuse(
      userError(
        at,
        'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
        'STALE_OBJECT',
      ),
    )
  }
  const unique = definition?.unique ?? false
  const owner = unique ? shop.customers.byMetafield(namespace, input.key, input.value) : undefined
  if (owner && owner.id !== ownerId)
    return refuse(userError([...at, 'value'], 'Value has already been taken', 'TAKEN'))
  const now = world.clock.iso()
  const same = before?.value === input.value && before.type === type && before.unique === unique
  const metafield: Metafield = {
    id: before?.id ?? gid('Metafield', world.nextId()),
    ownerId,
    namespace,
    key: input.key,
    type,
    value: input.value,
    unique,
    createdAt: before?.createdAt ?? now,
    updatedAt: same ? before.updatedAt : now,
  }
  const others = metafields.filter((each) => each !== before)
  return { metafields: [...others, metafield], metafield, errors: [] }
}
