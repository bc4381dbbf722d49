import { createHash } from 'node:crypto'
import type { Context } from '../graphql/resolver'
import { type UserError, userError } from '../graphql/user-error'
import { gid, typeOf } from '../state/gid'
import { type Metafield, type MetafieldDefinition, findMetafield } from '../state/metafield'
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

type Place = Pick<Context, 'world' | 'shop' | 'app'>

/** What is known before a write: where it goes, what stands there, and what the definition wants. */
type Slot = {
  ownerId: string
  namespace: string
  before: Metafield | undefined
  definition: MetafieldDefinition | undefined
  type: string | undefined
}

function findSlot(
  { shop, app }: Place,
  ownerId: string,
  metafields: Metafield[],
  input: MetafieldInput,
): Slot {
  const namespace = namespaceFor(input.namespace, app)
  const ownerType = ownerTypeOf(ownerId)
  const before = findMetafield(metafields, namespace, input.key)
  const definition = shop.definitions
    .all()
    .find((each) => each.ownerType === ownerType && each.namespace === namespace && each.key === input.key)
  return { ownerId, namespace, before, definition, type: input.type ?? definition?.type ?? before?.type }
}

function typeProblem({ type, definition }: Slot, value: string, at: string[]): UserError | undefined {
  if (!type) return userError([...at, 'type'], "Type can't be blank", 'BLANK')
  if (definition && definition.type !== type) {
    const message = `Type '${type}' must be consistent with the definition's type: '${definition.type}'.`
    return userError([...at, 'type'], message, 'INVALID_TYPE')
  }
  const problem = valueProblem(type, value)
  return problem && userError([...at, 'value'], problem.message, problem.code)
}

const CLOSED = 'Access to this namespace and key on Metafields for this resource type is not allowed.'
const STALE =
  'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.'

/** Why a metafield cannot be written, or undefined when it can. */
function refusal(
  { shop, app }: Place,
  slot: Slot,
  input: MetafieldInput,
  at: string[],
): UserError | undefined {
  const { namespace, before, definition, ownerId } = slot
  const named = nameProblem(namespace, input.key, at)
  if (named) return named
  if (isForeign(namespace, app)) return userError([...at, 'namespace'], CLOSED, 'APP_NOT_AUTHORIZED')
  const typed = typeProblem(slot, input.value, at)
  if (typed) return typed
  const digest = before ? compareDigest(before) : null
  if (input.compareDigest !== undefined && input.compareDigest !== digest)
    return userError(at, STALE, 'STALE_OBJECT')
  const owner = definition?.unique ? shop.customers.byMetafield(namespace, input.key, input.value) : undefined
  return owner && owner.id !== ownerId
    ? userError([...at, 'value'], 'Value has already been taken', 'TAKEN')
    : undefined
}

/** One metafield written into an owner's list, or the reason not to. */
export function writeMetafield(
  place: Place,
  ownerId: string,
  metafields: Metafield[],
  input: MetafieldInput,
  at: string[],
): WrittenMetafield {
  const slot = findSlot(place, ownerId, metafields, input)
  const error = refusal(place, slot, input, at)
  if (error) return { metafields, errors: [error] }
  const { before, namespace, type = '' } = slot
  const { world } = place
  const unique = slot.definition?.unique ?? false
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
  return { metafields: [...metafields.filter((each) => each !== before), metafield], metafield, errors: [] }
}
