import type { CompanyRole, FieldName } from './customer-store'

/** The form in which two values of a field count as the same: stores trim, lower-case and reformat what they get. */
export function canonical(field: FieldName, value: string | null | undefined): string | null {
  const text = value?.trim().replace(/\s+/g, ' ')
  if (!text) return null
  if (field === 'email' || field === 'locale') return text.toLowerCase()
  if (field === 'phone') return text.replace(/[^\d+]/g, '')
  if (field === 'taxExempt') return text === 'true' ? text : null
  // A customer who has still to confirm has agreed as far as we are concerned; every other state is a no.
  if (field === 'emailMarketing' || field === 'smsMarketing')
    return text === 'SUBSCRIBED' || text === 'PENDING' ? 'SUBSCRIBED' : null
  if (field === 'address.provinceCode' || field === 'address.countryCode') return text.toUpperCase()
  return text
}

/** Stores keep the first spelling of a tag and ignore case afterwards. */
export const sameTag = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

export const includesTag = (tags: readonly string[], tag: string) => tags.some((other) => sameTag(other, tag))

export const sameRole = (a: CompanyRole, b: CompanyRole) =>
  a.companyId === b.companyId && a.locationId === b.locationId && a.roleId === b.roleId

export const includesRole = (roles: readonly CompanyRole[], role: CompanyRole) =>
  roles.some((other) => sameRole(other, role))
