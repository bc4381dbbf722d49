import { z } from 'zod'
import { canonical, includesRole, includesTag } from '@/core/reconcile/canonical'
import {
  isMetafield,
  standardFields,
  type FieldName,
  type StandardField,
} from '@/core/reconcile/customer-store'

const Tags = z.array(z.string())
const Roles = z
  .array(z.object({ companyId: z.string(), locationId: z.string(), roleId: z.string() }))
  .default([])
const Fields = z.record(z.string(), z.unknown())
const Desired = z.object({ fields: Fields, tags: Tags, roles: Roles })
const Observed = z.looseObject({ tags: Tags.default([]), roles: Roles })

const labels: Record<StandardField, string> = {
  email: 'E-mail',
  firstName: 'First name',
  lastName: 'Last name',
  phone: 'Phone',
  locale: 'Locale',
  note: 'Note',
  taxExempt: 'Tax exempt',
  emailMarketing: 'E-mail marketing',
  smsMarketing: 'SMS marketing',
  'address.company': 'Company',
  'address.address1': 'Address',
  'address.address2': 'Address, line 2',
  'address.city': 'City',
  'address.zip': 'Postal code',
  'address.provinceCode': 'Province',
  'address.countryCode': 'Country',
}

const isStandard = (name: string): name is StandardField => standardFields.some((field) => field === name)
const isField = (name: string): name is FieldName => isStandard(name) || isMetafield(name)

export const labelOf = (name: FieldName) =>
  isStandard(name) ? labels[name] : name.slice('metafield:'.length)

export type ShownField = {
  field: FieldName
  name: string
  desired: string | null
  actual: string | null
  same: boolean
}
export type ShownTag = { tag: string; origin: 'ours' | 'theirs' | 'missing' }
export type ShownRole = { location: string; origin: ShownTag['origin'] }

/** What a store should show of a person beside what it last showed; undefined before the first write. */
export function shownCustomer(link: {
  desired: unknown
  observed: unknown
  managedTags: string[]
  managedRoles?: unknown
}) {
  const desired = Desired.safeParse(link.desired).data
  const observed = Observed.safeParse(link.observed).data
  if (!desired || !observed) return undefined
  const managedRoles = Roles.safeParse(link.managedRoles).data ?? []
  return {
    fields: shownFields(desired.fields, observed),
    tags: shownTags(desired.tags, observed.tags, link.managedTags),
    roles: shownRoles(desired.roles, observed.roles, managedRoles),
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : null)

/** Standard fields in their usual order, then metafields by name. */
function shownFields(desired: Record<string, unknown>, observed: Record<string, unknown>): ShownField[] {
  const asked = Object.keys(desired).filter(isField)
  const ordered = [
    ...standardFields.filter((field) => asked.includes(field)),
    ...asked.filter(isMetafield).sort(),
  ]
  return ordered.map((field) => {
    const [wanted, actual] = [text(desired[field]), text(observed[field])]
    const same = canonical(field, wanted) === canonical(field, actual)
    return { field, name: labelOf(field), desired: wanted, actual, same }
  })
}

function shownTags(desired: string[], observed: string[], managed: string[]): ShownTag[] {
  const missing = desired.filter((tag) => !includesTag(observed, tag))
  return [
    ...observed.map((tag): ShownTag => ({ tag, origin: includesTag(managed, tag) ? 'ours' : 'theirs' })),
    ...missing.map((tag): ShownTag => ({ tag, origin: 'missing' })),
  ]
}

type Roles = z.infer<typeof Roles>

function shownRoles(desired: Roles, observed: Roles, managed: Roles): ShownRole[] {
  const missing = desired.filter((role) => !includesRole(observed, role))
  return [
    ...observed.map((role): ShownRole => ({
      location: role.locationId,
      origin: includesRole(managed, role) ? 'ours' : 'theirs',
    })),
    ...missing.map(({ locationId }): ShownRole => ({ location: locationId, origin: 'missing' })),
  ]
}
