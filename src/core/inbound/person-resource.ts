import type { JsonObject } from '../scim/json'
import { isObject } from '../scim/json'
import { enterpriseUserSchema } from '../scim/schema/enterprise-user'
import { userSchema } from '../scim/schema/user'
import type { Person } from './person-event'

type Details = Omit<Person, 'groups'>

/** Everything of a user that a website's events speak of; the rest of a user is left alone. */
const spokenOf = new Set([
  'externalId',
  'displayName',
  'name',
  'emails',
  'phoneNumbers',
  'locale',
  'addresses',
  'active',
])

/**
 * A website's person as a SCIM user. The userName is the website's id and not the address: addresses are swapped and
 * taken over between people, ids are not.
 */
export function newResource(person: Details, active: boolean): JsonObject {
  return withDepartment(
    { schemas: [userSchema.id], userName: person.id, ...spoken(person, active) },
    person.department,
  )
}

/** A known user with what the website says now. */
export function changedResource(current: JsonObject, person: Details, active: boolean): JsonObject {
  const kept = Object.fromEntries(Object.entries(current).filter(([name]) => !spokenOf.has(name)))
  return withDepartment({ ...kept, ...spoken(person, active) }, person.department)
}

function spoken({ id, email, phone, locale, addresses, ...names }: Details, active: boolean): JsonObject {
  return {
    externalId: id,
    ...withText({ displayName: names.displayName, locale }),
    ...withObject('name', withText({ givenName: names.givenName, familyName: names.familyName })),
    emails: [{ value: email, primary: true }],
    ...(isText(phone) && { phoneNumbers: [{ value: phone.trim(), type: 'mobile' }] }),
    ...withList('addresses', addresses?.map(({ primary, ...parts }) => addressOf(parts, primary)) ?? []),
    active,
  }
}

function addressOf(
  parts: Record<string, string | null | undefined>,
  primary: boolean | undefined,
): JsonObject {
  return { ...withText(parts), ...(primary && { primary }) }
}

function withDepartment(resource: JsonObject, department: string | null | undefined): JsonObject {
  const { [enterpriseUserSchema.id]: known, ...rest } = resource
  const { department: _former, ...kept } = isObject(known) ? known : {}
  return { ...rest, ...withObject(enterpriseUserSchema.id, { ...kept, ...withText({ department }) }) }
}

const isText = (value: string | null | undefined): value is string =>
  typeof value === 'string' && value.trim() !== ''

const withText = (fields: Record<string, string | null | undefined>): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (isText(value) ? [[name, value.trim()]] : [])),
  )

const withObject = (name: string, value: JsonObject): JsonObject =>
  Object.keys(value).length > 0 ? { [name]: value } : {}

const withList = (name: string, values: JsonObject[]): JsonObject => {
  const said = values.filter((value) => Object.keys(value).length > 0)
  return said.length > 0 ? { [name]: said } : {}
}
