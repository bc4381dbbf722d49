import type { VariablesOf } from 'gql.tada'
import type { CustomerFields } from '@/core/reconcile/customer-store'
import type { createAddress } from './documents/customer-extras'

type AddressInput = VariablesOf<typeof createAddress>['address']
type CountryCode = NonNullable<AddressInput['countryCode']>

const isCountryCode = (code: string): code is CountryCode => /^[A-Z]{2}$/.test(code)

/** The parts of the default address among the fields, or undefined when there is none. */
export function addressInput(fields: CustomerFields): AddressInput | undefined {
  const country = fields['address.countryCode']
  const parts = {
    company: fields['address.company'],
    address1: fields['address.address1'],
    address2: fields['address.address2'],
    city: fields['address.city'],
    zip: fields['address.zip'],
    provinceCode: fields['address.provinceCode'],
  }
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
  const code = countryInput(country)
  return Object.keys(given).length + Object.keys(code).length === 0 ? undefined : { ...given, ...code }
}

/** What is cleared is sent, too: without its country an address that is gone would stay half of one. */
function countryInput(country: string | null | undefined): Pick<AddressInput, 'countryCode'> {
  if (country === null) return { countryCode: null }
  const code = country?.toUpperCase()
  return code !== undefined && isCountryCode(code) ? { countryCode: code } : {}
}
