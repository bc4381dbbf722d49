import { normalisePhone } from '../customers/contact-details'
import { countryName, findProvince } from '../customers/regions'
import { type UserError, userError } from '../graphql/user-error'
import type { CompanyAddress } from '../state/company'

export type CompanyAddressInput = Partial<
  Record<
    | 'address1'
    | 'address2'
    | 'city'
    | 'countryCode'
    | 'firstName'
    | 'lastName'
    | 'phone'
    | 'recipient'
    | 'zip'
    | 'zoneCode',
    string | null
  >
>

export function readAddress(
  input: CompanyAddressInput,
  companyName: string,
  stamped: Pick<CompanyAddress, 'id' | 'createdAt' | 'updatedAt'>,
  at: string[],
): { address: CompanyAddress; errors: UserError[] } {
  const countryCode = input.countryCode ?? 'US'
  const province = input.zoneCode ? findProvince(countryCode, input.zoneCode) : undefined
  const phone = input.phone ? normalisePhone(input.phone) : null
  const errors: UserError[] = []
  if (!input.address1) errors.push(userError([...at, 'address1'], "Address1 can't be blank", 'BLANK'))
  if (phone === undefined) errors.push(userError([...at, 'phone'], 'Phone is invalid', 'INVALID'))
  if (input.zoneCode && !province)
    errors.push(userError([...at, 'zoneCode'], 'Zone code is invalid', 'INVALID'))
  const address = {
    ...stamped,
    companyName,
    address1: input.address1 ?? '',
    address2: input.address2 ?? null,
    city: input.city ?? null,
    countryCode,
    country: countryName(countryCode) ?? null,
    zoneCode: province?.code ?? null,
    province: province?.name ?? null,
    zip: input.zip ?? null,
    phone: phone ?? null,
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    recipient: input.recipient ?? null,
  }
  return { address, errors }
}
