import { type ConnectionArgs, connect } from '../graphql/connection'
import type { Context, Resolver, Resolvers } from '../graphql/resolver'
import { metafieldsField } from '../metafields/metafield-fields'
import type {
  Company,
  CompanyAddress,
  CompanyContact,
  CompanyLocation,
  RoleAssignment,
} from '../state/company'
import type { Customer } from '../state/customer'
import { legacyIdOf } from '../state/gid'
import { assignmentsOf, contactsOf, locationsOf, profilesOf, rolesOf } from './company-store'

const exactly = (count: number) => ({ count, precision: 'EXACT' })
const nothingSpent = () => ({ amount: '0.0', currencyCode: 'USD' })
const lifetime = () => 'less than a minute'
const cursor = ({ id }: { id: string }) => legacyIdOf(id)

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Companies are searched by name, id or external id. */
function matches(company: Company, query: string | null | undefined): boolean {
  const [, field, value] = /^\s*(?:(\w+):)?\s*"?(.*?)"?\s*$/.exec(query ?? '') ?? []
  if (!value) return true
  if (field === 'external_id') return company.externalId === value
  if (field === 'id') return legacyIdOf(company.id) === value.replace(/^gid:.*\//, '')
  return words(value).every((word) => words(company.name).some((each) => each.startsWith(word)))
}

type ListArgs = ConnectionArgs & { query?: string | null }

const has =
  <Row>(find: (context: Context, id: string) => Row | undefined): Resolver<{ id: string }> =>
  (_, { id }, context) =>
    find(context, id)

const assignments = (args: ConnectionArgs, found: RoleAssignment[]) => connect(found, args)

export const companyResolvers: Resolvers = {
  QueryRoot: {
    companies: (_: unknown, args: ListArgs, { shop }: Context) =>
      connect(
        shop.companies.all().filter((company) => matches(company, args.query)),
        args,
      ),
    companiesCount: (_: unknown, __: unknown, { shop }: Context) => exactly(shop.companies.size),
    company: has(({ shop }, id) => shop.companies.get(id)),
    companyContact: has(({ shop }, id) => shop.companyContacts.get(id)),
    companyContactRole: has(({ shop }, id) => shop.companyRoles.get(id)),
    companyLocation: has(({ shop }, id) => shop.companyLocations.get(id)),
    companyLocations: (_: unknown, args: ConnectionArgs, { shop }: Context) =>
      connect(shop.companyLocations.all(), args),
  },
  Company: {
    ...metafieldsField,
    contactCount: ({ id }: Company, _: unknown, { shop }: Context) => contactsOf(shop, id).length,
    contactRoles: ({ id }: Company, args: ConnectionArgs, { shop }: Context) =>
      connect(rolesOf(shop, id), args),
    contacts: ({ id }: Company, args: ConnectionArgs, { shop }: Context) =>
      connect(contactsOf(shop, id), args),
    contactsCount: ({ id }: Company, _: unknown, { shop }: Context) => exactly(contactsOf(shop, id).length),
    defaultCursor: cursor,
    defaultRole: ({ defaultRoleId }: Company, _: unknown, { shop }: Context) =>
      defaultRoleId && shop.companyRoles.get(defaultRoleId),
    hasTimelineComment: () => false,
    lifetimeDuration: lifetime,
    locations: ({ id }: Company, args: ConnectionArgs, { shop }: Context) =>
      connect(locationsOf(shop, id), args),
    locationsCount: ({ id }: Company, _: unknown, { shop }: Context) => exactly(locationsOf(shop, id).length),
    mainContact: ({ mainContactId }: Company, _: unknown, { shop }: Context) =>
      mainContactId && shop.companyContacts.get(mainContactId),
    ordersCount: () => exactly(0),
    totalSpent: nothingSpent,
  },
  CompanyContact: {
    company: ({ companyId }: CompanyContact, _: unknown, { shop }: Context) => shop.companies.get(companyId),
    customer: ({ customerId }: CompanyContact, _: unknown, { shop }: Context) =>
      shop.customers.get(customerId),
    isMainContact: ({ id, companyId }: CompanyContact, _: unknown, { shop }: Context) =>
      shop.companies.get(companyId)?.mainContactId === id,
    lifetimeDuration: lifetime,
    roleAssignments: ({ id }: CompanyContact, args: ConnectionArgs, { shop }: Context) =>
      assignments(args, assignmentsOf(shop, { contactId: id })),
  },
  CompanyContactRoleAssignment: {
    company: ({ companyId }: RoleAssignment, _: unknown, { shop }: Context) => shop.companies.get(companyId),
    companyContact: ({ contactId }: RoleAssignment, _: unknown, { shop }: Context) =>
      shop.companyContacts.get(contactId),
    companyLocation: ({ locationId }: RoleAssignment, _: unknown, { shop }: Context) =>
      shop.companyLocations.get(locationId),
    role: ({ roleId }: RoleAssignment, _: unknown, { shop }: Context) => shop.companyRoles.get(roleId),
  },
  CompanyLocation: {
    ...metafieldsField,
    catalogsCount: () => exactly(0),
    company: ({ companyId }: CompanyLocation, _: unknown, { shop }: Context) => shop.companies.get(companyId),
    currency: () => 'USD',
    defaultCursor: cursor,
    hasTimelineComment: () => false,
    inCatalog: () => false,
    orderCount: () => 0,
    ordersCount: () => exactly(0),
    roleAssignments: ({ id }: CompanyLocation, args: ConnectionArgs, { shop }: Context) =>
      assignments(args, assignmentsOf(shop, { locationId: id })),
    taxSettings: ({ taxExempt, taxExemptions, taxRegistrationId }: CompanyLocation) => ({
      taxExempt,
      taxExemptions,
      taxRegistrationId,
    }),
    totalSpent: nothingSpent,
  },
  CompanyAddress: {
    formattedAddress: ({ address1, address2, city, zoneCode, zip, country }: CompanyAddress) =>
      [address1, address2, [city, zoneCode, zip].filter(Boolean).join(' '), country].filter(Boolean),
    formattedArea: ({ city, zoneCode, country }: CompanyAddress) =>
      [city, zoneCode, country].filter(Boolean).join(', ') || null,
  },
  Customer: {
    companyContactProfiles: ({ id }: Customer, _: unknown, { shop }: Context) => profilesOf(shop, id),
  },
}
