import type { Context, Resolvers } from '../graphql/resolver'
import { userError } from '../graphql/user-error'
import { addressGid, sameResource } from '../state/gid'
import {
  type AddressInput,
  blankAddress,
  findAddress,
  hasDuplicate,
  withDefault,
  writeAddress,
} from './address'
import { commitCustomer } from './commit'

const MAX_ADDRESSES = 250

type Args = { customerId: string; addressId: string; address: AddressInput; setAsDefault?: boolean | null }

const refuse = (field: string[], message: string) => ({
  address: null,
  customer: null,
  deletedAddressId: null,
  userErrors: [userError(field, message, 'INVALID')],
})

const noCustomer = () => refuse(['customerId'], 'Customer does not exist')
const noAddress = () => refuse(['addressId'], 'Address does not exist')

function customerAddressCreate(_: unknown, args: Omit<Args, 'addressId'>, context: Context) {
  const customer = context.shop.customers.get(args.customerId)
  if (!customer) return noCustomer()
  if (customer.addresses.length >= MAX_ADDRESSES)
    return refuse(['address'], `Customer can have at most ${MAX_ADDRESSES} addresses`)
  const blank = {
    ...blankAddress(addressGid(context.world.nextId())),
    firstName: customer.firstName,
    lastName: customer.lastName,
  }
  const { address, errors } = writeAddress(blank, args.address, ['address'])
  if (errors.length > 0) return { address: null, userErrors: errors }
  if (hasDuplicate(customer.addresses, address))
    return refuse(['address'], 'Address already exists for this customer')
  const wanted = args.setAsDefault ? address.id : undefined
  commitCustomer(context, withDefault(customer, [...customer.addresses, address], wanted))
  return { address, userErrors: [] }
}

function customerAddressUpdate(_: unknown, args: Args, context: Context) {
  const customer = context.shop.customers.get(args.customerId)
  if (!customer) return noCustomer()
  const before = findAddress(customer, args.addressId)
  if (!before) return noAddress()
  const { address, errors } = writeAddress(before, args.address, ['address'])
  if (errors.length > 0) return { address: null, userErrors: errors }
  if (hasDuplicate(customer.addresses, address))
    return refuse(['address'], 'Address already exists for this customer')
  const addresses = customer.addresses.map((each) => (each.id === before.id ? address : each))
  commitCustomer(context, withDefault(customer, addresses, args.setAsDefault ? address.id : undefined))
  return { address, userErrors: [] }
}

function customerAddressDelete(_: unknown, { customerId, addressId }: Args, context: Context) {
  const customer = context.shop.customers.get(customerId)
  if (!customer) return noCustomer()
  const gone = findAddress(customer, addressId)
  if (!gone) return noAddress()
  const left = customer.addresses.filter((address) => !sameResource(address.id, gone.id))
  commitCustomer(context, withDefault(customer, left))
  return { deletedAddressId: gone.id, userErrors: [] }
}

function customerUpdateDefaultAddress(_: unknown, { customerId, addressId }: Args, context: Context) {
  const customer = context.shop.customers.get(customerId)
  if (!customer) return noCustomer()
  if (!findAddress(customer, addressId)) return noAddress()
  return {
    customer: commitCustomer(context, withDefault(customer, customer.addresses, addressId)),
    userErrors: [],
  }
}

export const addressMutations: Resolvers[string] = {
  customerAddressCreate,
  customerAddressUpdate,
  customerAddressDelete,
  customerUpdateDefaultAddress,
}
