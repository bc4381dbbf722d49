import { type UserError, userError } from '../graphql/user-error'
import type { Address, Customer } from '../state/customer'
import { addressGid, sameResource } from '../state/gid'
import { normalisePhone } from './contact-details'
import { countryName, findCountry, findProvince } from './regions'

const text = ['firstName', 'lastName', 'company', 'address1', 'address2', 'city', 'zip'] as const

export type AddressInput = Partial<
  Record<
    (typeof text)[number] | 'id' | 'country' | 'countryCode' | 'province' | 'provinceCode' | 'phone',
    string | null
  >
>

export const blankAddress = (id: string): Address => ({
  id,
  firstName: null,
  lastName: null,
  company: null,
  address1: null,
  address2: null,
  city: null,
  province: null,
  provinceCode: null,
  country: null,
  countryCode: null,
  zip: null,
  phone: null,
})

export type AddressOutcome = { address: Address; errors: UserError[] }

/** What an address becomes when an input is written over it. Fields left out stay. */
export function writeAddress(before: Address, input: AddressInput, at: string[]): AddressOutcome {
  const errors: UserError[] = []
  const address = { ...before }
  for (const field of text) {
    const value = input[field]
    if (value === undefined) continue
    address[field] = value?.trim() || null
    if (value && value.length > 255) {
      errors.push(
        userError([...at, field], `${titleOf(field)} is too long (maximum is 255 characters)`, 'TOO_LONG'),
      )
    }
  }
  errors.push(...writeCountry(address, input, at), ...writePhone(address, input, at))
  return { address, errors }
}

function titleOf(field: string): string {
  const words = field.replace(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function writeCountry(address: Address, input: AddressInput, at: string[]): UserError[] {
  const given = input.countryCode === undefined ? input.country : input.countryCode
  if (given === null)
    Object.assign(address, { country: null, countryCode: null, province: null, provinceCode: null })
  if (given) {
    const code = findCountry(given)
    if (!code) return [userError([...at, 'country'], 'Country is invalid', 'INVALID')]
    if (code !== address.countryCode) Object.assign(address, { province: null, provinceCode: null })
    Object.assign(address, { countryCode: code, country: countryName(code) ?? null })
  }
  const region = input.provinceCode === undefined ? input.province : input.provinceCode
  if (region === null || region === '') Object.assign(address, { province: null, provinceCode: null })
  if (!region) return []
  const province = findProvince(address.countryCode ?? '', region)
  if (!province)
    return [userError([...at, 'province'], `Province is not valid in ${address.country}`, 'INVALID')]
  Object.assign(address, { province: province.name, provinceCode: province.code })
  return []
}

function writePhone(address: Address, input: AddressInput, at: string[]): UserError[] {
  if (input.phone === undefined) return []
  const phone = input.phone ? normalisePhone(input.phone) : null
  if (phone === undefined) return [userError([...at, 'phone'], 'Phone is invalid', 'INVALID')]
  address.phone = phone
  return []
}

const sameContent = (a: Address, b: Address): boolean =>
  JSON.stringify({ ...a, id: '' }) === JSON.stringify({ ...b, id: '' })

export const hasDuplicate = (addresses: Address[], address: Address): boolean =>
  addresses.some((other) => !sameResource(other.id, address.id) && sameContent(other, address))

/**
 * A whole list written over a customer's addresses: entries with an id update theirs, others with the same
 * content keep theirs, the rest are new, and every address that is not named is deleted.
 */
export function replaceAddresses(
  customer: Customer,
  inputs: AddressInput[],
  at: string[],
  nextId: () => string,
): { addresses: Address[]; errors: UserError[] } {
  const outcomes = inputs.map((input, index) => {
    const path = [...at, String(index)]
    const known = input.id ? findAddress(customer, input.id) : undefined
    if (input.id && !known) {
      return {
        address: undefined,
        errors: [userError([...path, 'id'], 'Address does not exist', 'NOT_FOUND')],
      }
    }
    const written = writeAddress(known ?? blankAddress(''), input, path)
    const kept = known ?? customer.addresses.find((address) => sameContent(address, written.address))
    return { address: { ...written.address, id: kept?.id ?? addressGid(nextId()) }, errors: written.errors }
  })
  const addresses = outcomes.flatMap(({ address }) => address ?? [])
  const unique = addresses.filter((address, index) => !hasDuplicate(addresses.slice(0, index), address))
  return { addresses: unique, errors: outcomes.flatMap(({ errors }) => errors) }
}

export const findAddress = (customer: Customer, id: string): Address | undefined =>
  customer.addresses.find((address) => sameResource(address.id, id))

/** The same addresses with a default among them: the one wanted, else the one before, else the first. */
export function withDefault(customer: Customer, addresses: Address[], wanted?: string): Customer {
  const present = (id: string | null | undefined) =>
    addresses.find((address) => id && sameResource(address.id, id))?.id
  const defaultAddressId = present(wanted) ?? present(customer.defaultAddressId) ?? addresses[0]?.id ?? null
  return { ...customer, addresses, defaultAddressId }
}
