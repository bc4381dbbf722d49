import type { Context } from '../graphql/resolver'
import { userError } from '../graphql/user-error'
import { gid } from '../state/gid'
import { type MetafieldDefinition, findMetafield } from '../state/metafield'
import type { Shop } from '../state/shop'
import { isForeign, namespaceFor } from './namespace'
import { metafieldTypes } from './value'

type Input = {
  name: string
  namespace?: string | null
  key: string
  description?: string | null
  ownerType: string
  type: string
  pin?: boolean | null
  validations?: { name: string; value: string }[] | null
  access?: { admin?: string | null; storefront?: string | null; customerAccount?: string | null } | null
  capabilities?: {
    uniqueValues?: { enabled: boolean } | null
    adminFilterable?: { enabled: boolean } | null
  } | null
}

const refuse = (field: string[], message: string, code: string) => ({
  createdDefinition: null,
  userErrors: [userError(field, message, code)],
})

function problem(input: Input, namespace: string, { shop, app }: Context) {
  const at = (field: string) => ['definition', field]
  if (!input.name.trim()) return refuse(at('name'), "Name can't be blank", 'BLANK')
  if (namespace.length < 3)
    return refuse(at('namespace'), 'Namespace is too short (minimum is 3 characters)', 'TOO_SHORT')
  if (input.key.length < 2)
    return refuse(at('key'), 'Key is too short (minimum is 2 characters)', 'TOO_SHORT')
  if (input.key.length > 64)
    return refuse(at('key'), 'Key is too long (maximum is 64 characters)', 'TOO_LONG')
  if (!/^[\w-]+$/.test(input.key) || !/^[\w-]+$/.test(namespace)) {
    return refuse(at('key'), 'Key contains one or more invalid characters.', 'INVALID_CHARACTER')
  }
  if (isForeign(namespace, app))
    return refuse(at('namespace'), 'Namespace is reserved.', 'RESERVED_NAMESPACE_KEY')
  if (!metafieldTypes.includes(input.type)) {
    return refuse(at('type'), `Type name ${input.type} is not a valid type`, 'INCLUSION')
  }
  if (input.type === 'id' && input.capabilities?.uniqueValues?.enabled === false) {
    return refuse(
      ['definition', 'capabilities'],
      'The unique values capability is required for the id type.',
      'CAPABILITY_REQUIRED_BUT_DISABLED',
    )
  }
  const taken = shop.definitions
    .all()
    .some(
      (each) => each.ownerType === input.ownerType && each.namespace === namespace && each.key === input.key,
    )
  if (taken) {
    return refuse(
      at('key'),
      `Key is in use for ${titles[input.ownerType] ?? input.ownerType} metafields on the '${namespace}' namespace.`,
      'TAKEN',
    )
  }
  return undefined
}

const titles: Record<string, string> = { CUSTOMER: 'Customer', COMPANY: 'Company', SHOP: 'Shop' }

/** The mutation of that name. */
export function metafieldDefinitionCreate(
  _: unknown,
  { definition: input }: { definition: Input },
  context: Context,
) {
  const { shop, world, app } = context
  const namespace = namespaceFor(input.namespace, app)
  const refusal = problem(input, namespace, context)
  if (refusal) return refusal
  const definition: MetafieldDefinition = {
    id: gid('MetafieldDefinition', world.nextId()),
    ownerType: input.ownerType,
    namespace,
    key: input.key,
    name: input.name,
    description: input.description ?? null,
    type: input.type,
    unique: input.type === 'id' || (input.capabilities?.uniqueValues?.enabled ?? false),
    adminFilterable: input.capabilities?.adminFilterable?.enabled ?? false,
    pinnedPosition: input.pin ? shop.definitions.size + 1 : null,
    validations: input.validations ?? [],
    access: {
      admin: input.access?.admin ?? 'PUBLIC_READ_WRITE',
      storefront: input.access?.storefront ?? 'NONE',
      customerAccount: input.access?.customerAccount ?? 'NONE',
    },
  }
  if (definition.unique && !adoptValues(shop, definition)) {
    return refuse(
      ['definition'],
      'Existing metafields do not hold unique values of this type.',
      'UNSTRUCTURED_ALREADY_EXISTS',
    )
  }
  shop.definitions.put(definition)
  world.onChange(shop.settings.domain)
  return { createdDefinition: definition, userErrors: [] }
}

/** Values that were there before their definition become unique too, if they can. */
function adoptValues(shop: Shop, { namespace, key, type, ownerType }: MetafieldDefinition): boolean {
  if (ownerType !== 'CUSTOMER') return true
  const holders = shop.customers.all().flatMap((customer) => {
    const metafield = findMetafield(customer.metafields, namespace, key)
    return metafield ? [{ customer, metafield }] : []
  })
  const values = new Set(holders.map(({ metafield }) => metafield.value))
  if (values.size < holders.length || holders.some(({ metafield }) => metafield.type !== type)) return false
  for (const { customer, metafield } of holders) {
    const metafields = customer.metafields.map((each) =>
      each === metafield ? { ...each, unique: true } : each,
    )
    shop.customers.put({ ...customer, metafields })
  }
  return true
}
