import type { Context, Resolvers } from '../graphql/resolver'
import { type UserError, userError } from '../graphql/user-error'
import type { Company, CompanyAddress, CompanyLocation } from '../state/company'
import { missing, refusal } from './business-error'
import { type CompanyAddressInput, readAddress } from './company-address'
import { type Place, locationsOf, putLocation, removeLocation, stamp } from './company-store'

export type LocationInput = {
  name?: string | null
  externalId?: string | null
  note?: string | null
  phone?: string | null
  locale?: string | null
  shippingAddress?: CompanyAddressInput | null
  billingAddress?: CompanyAddressInput | null
  billingSameAsShipping?: boolean | null
  taxExempt?: boolean | null
  taxExemptions?: string[] | null
  taxRegistrationId?: string | null
}

type Made = { location: CompanyLocation } | { errors: UserError[] }

export function createLocation(place: Place, company: Company, input: LocationInput, at: string[]): Made {
  const name = input.name?.trim() || company.name
  const errors: UserError[] = []
  const taken = place.shop.companyLocations
    .all()
    .some((each) => input.externalId && each.externalId === input.externalId)
  if (taken) errors.push(userError([...at, 'externalId'], 'External ID has already been taken.', 'TAKEN'))
  const read = (given: CompanyAddressInput | null | undefined, field: string): CompanyAddress | null => {
    if (!given) return null
    const { address, errors: problems } = readAddress(given, company.name, stamp(place, 'CompanyAddress'), [
      ...at,
      field,
    ])
    errors.push(...problems)
    return address
  }
  const shippingAddress = read(input.shippingAddress, 'shippingAddress')
  const billing = input.billingSameAsShipping ? input.shippingAddress : input.billingAddress
  const billingAddress = read(billing, 'billingAddress')
  if (errors.length > 0) return { errors }
  const location = putLocation(place, {
    ...stamp(place, 'CompanyLocation'),
    companyId: company.id,
    name,
    externalId: input.externalId ?? null,
    note: input.note ?? null,
    phone: input.phone ?? null,
    locale: input.locale ?? 'en',
    shippingAddress,
    billingAddress,
    taxExempt: input.taxExempt ?? false,
    taxExemptions: input.taxExemptions ?? [],
    taxRegistrationId: input.taxRegistrationId ?? null,
    metafields: [],
  })
  return { location }
}

type CreateArgs = { companyId: string; input: LocationInput }

function companyLocationCreate(_: unknown, { companyId, input }: CreateArgs, context: Context) {
  const company = context.shop.companies.get(companyId)
  if (!company) return missing('companyId', 'The company')
  const made = createLocation(context, company, input, ['input'])
  return 'errors' in made ? refusal(made.errors) : { companyLocation: made.location, userErrors: [] }
}

type UpdateArgs = { companyLocationId: string; input: LocationInput }

function companyLocationUpdate(_: unknown, { companyLocationId, input }: UpdateArgs, context: Context) {
  const location = context.shop.companyLocations.get(companyLocationId)
  if (!location) return missing('companyLocationId', 'The company location')
  const given = Object.entries({
    name: input.name ?? undefined,
    externalId: input.externalId,
    note: input.note,
    phone: input.phone,
    locale: input.locale,
  }).filter(([, value]) => value !== undefined)
  const changed = putLocation(context, { ...location, ...Object.fromEntries(given) })
  return { companyLocation: changed, userErrors: [] }
}

type DeleteArgs = { companyLocationId: string }

function companyLocationDelete(_: unknown, { companyLocationId }: DeleteArgs, context: Context) {
  const location = context.shop.companyLocations.get(companyLocationId)
  if (!location) return missing('companyLocationId', 'The company location')
  if (locationsOf(context.shop, location.companyId).length === 1) {
    const message = 'The only location of a company cannot be deleted.'
    return refusal([userError(['companyLocationId'], message, 'FAILED_TO_DELETE')])
  }
  removeLocation(context, location)
  return { deletedCompanyLocationId: location.id, userErrors: [] }
}

type AddressArgs = {
  locationId: string
  address: CompanyAddressInput
  addressTypes: ('BILLING' | 'SHIPPING')[]
}

function companyLocationAssignAddress(
  _: unknown,
  { locationId, address: input, addressTypes }: AddressArgs,
  context: Context,
) {
  const location = context.shop.companyLocations.get(locationId)
  if (!location) return missing('locationId', 'The company location')
  const name = context.shop.companies.get(location.companyId)?.name ?? location.name
  const { address, errors } = readAddress(input, name, stamp(context, 'CompanyAddress'), ['address'])
  if (errors.length > 0) return refusal(errors)
  putLocation(context, {
    ...location,
    ...(addressTypes.includes('SHIPPING') && { shippingAddress: address }),
    ...(addressTypes.includes('BILLING') && { billingAddress: address }),
  })
  return { addresses: addressTypes.map(() => address), userErrors: [] }
}

function companyAddressDelete(_: unknown, { addressId }: { addressId: string }, context: Context) {
  const holds = (address: CompanyAddress | null) => address?.id === addressId
  const location = context.shop.companyLocations
    .all()
    .find((each) => holds(each.shippingAddress) || holds(each.billingAddress))
  if (!location) return missing('addressId', 'The address')
  putLocation(context, {
    ...location,
    shippingAddress: holds(location.shippingAddress) ? null : location.shippingAddress,
    billingAddress: holds(location.billingAddress) ? null : location.billingAddress,
  })
  return { deletedAddressId: addressId, userErrors: [] }
}

export const locationMutations: Resolvers[string] = {
  companyLocationCreate,
  companyLocationUpdate,
  companyLocationDelete,
  companyLocationAssignAddress,
  companyAddressDelete,
}
