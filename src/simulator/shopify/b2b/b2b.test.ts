import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppClient, DOMAIN, at, textAt } from '../testing/app-client'

let app: AppClient
beforeEach(async () => {
  app = await AppClient.start({ stores: [{ domain: DOMAIN, b2b: true }] })
  await app.install()
})
afterEach(() => app.simulator.stop())

const call = async (name: string, args: string, selection: string) =>
  at(
    (await app.graphql(`mutation { ${name}(${args}) { ${selection} userErrors { code field message } } }`))
      .body,
    `data.${name}`,
  )

const addCompany = async () =>
  (await app.control('POST', `stores/${DOMAIN}/companies`, { name: 'Acme', locations: ['Oslo'] })).body
const addCustomer = async (body: object) =>
  textAt((await app.control('POST', `stores/${DOMAIN}/customers`, body)).body, 'id')

async function addContact(company: unknown, customerId: string): Promise<string> {
  const args = `companyId: "${textAt(company, 'id')}", customerId: "${customerId}"`
  return textAt(
    await call('companyAssignCustomerAsContact', args, 'companyContact { id }'),
    'companyContact.id',
  )
}

const assign = (contact: string, role: string, location: string) =>
  call(
    'companyContactAssignRole',
    `companyContactId: "${contact}", companyContactRoleId: "${role}", companyLocationId: "${location}"`,
    'companyContactRoleAssignment { id role { name } companyLocation { name } }',
  )

describe('companies', () => {
  test('one comes with a location and the two usual roles', async () => {
    await addCompany()
    const { body } = await app.graphql(
      '{ companies(first: 5) { nodes { name locations(first: 5) { nodes { name } } contactRoles(first: 5) { nodes { name } } defaultRole { name } } } }',
    )
    expect(at(body, 'data.companies.nodes.0')).toEqual({
      name: 'Acme',
      locations: { nodes: [{ name: 'Acme' }, { name: 'Oslo' }] },
      contactRoles: { nodes: [{ name: 'Location admin' }, { name: 'Ordering only' }] },
      defaultRole: { name: 'Ordering only' },
    })
  })

  test('a store without B2B refuses them, but reads a customer’s empty list', async () => {
    await app.control('POST', 'stores', { domain: DOMAIN, b2b: false })
    await addCustomer({ email: 'ann@example.com' })
    const { body } = await app.graphql(
      '{ customers(first: 1) { nodes { companyContactProfiles { id } } } companies(first: 1) { nodes { id } } }',
    )
    expect(at(body, 'errors.0')).toMatchObject({ extensions: { code: 'ACCESS_DENIED' }, path: ['companies'] })
    const alone = await app.graphql('{ customers(first: 1) { nodes { companyContactProfiles { id } } } }')
    expect(at(alone.body, 'data.customers.nodes.0.companyContactProfiles')).toEqual([])
  })
})

describe('contacts and roles', () => {
  test('a customer becomes a contact once, and only with an e-mail address', async () => {
    const company = await addCompany()
    const ann = await addCustomer({ email: 'ann@example.com' })
    const bo = await addCustomer({ firstName: 'Bo' })
    await addContact(company, ann)
    const again = (id: string) =>
      call(
        'companyAssignCustomerAsContact',
        `companyId: "${textAt(company, 'id')}", customerId: "${id}"`,
        'companyContact { id }',
      )
    expect(at(await again(ann), 'userErrors.0.code')).toBe('INVALID_INPUT')
    expect(at(await again(bo), 'userErrors.0.message')).toBe('Customer must have an email address.')
  })

  test('one role at a location; revoking all of them leaves the contact', async () => {
    const company = await addCompany()
    const contact = await addContact(company, await addCustomer({ email: 'ann@example.com' }))
    const [role, location] = [textAt(company, 'roles.0.id'), textAt(company, 'locations.0.id')]
    expect(at(await assign(contact, role, location), 'companyContactRoleAssignment')).toMatchObject({
      role: { name: 'Location admin' },
    })
    expect(at(await assign(contact, textAt(company, 'roles.1.id'), location), 'userErrors.0.code')).toBe(
      'LIMIT_REACHED',
    )
    expect(
      at(await assign(contact, 'gid://shopify/CompanyContactRole/1', location), 'userErrors.0.code'),
    ).toBe('RESOURCE_NOT_FOUND')
    const revoked = await call(
      'companyContactRevokeRoles',
      `companyContactId: "${contact}", revokeAll: true`,
      'revokedRoleAssignmentIds',
    )
    expect(at(revoked, 'revokedRoleAssignmentIds')).toHaveLength(1)
    const { body } = await app.control('GET', `stores/${DOMAIN}/companies`)
    expect(at(body, '0.contacts.0')).toMatchObject({ email: 'ann@example.com', roles: [] })
  })

  test('a contact that goes takes its roles along, and leaves the customer', async () => {
    const company = await addCompany()
    const customer = await addCustomer({ email: 'ann@example.com' })
    const contact = await addContact(company, customer)
    await assign(contact, textAt(company, 'roles.0.id'), textAt(company, 'locations.0.id'))
    await call('companyContactRemoveFromCompany', `companyContactId: "${contact}"`, 'removedCompanyContactId')
    const { body } = await app.graphql(
      `{ customer(id: "${customer}") { companyContactProfiles { id } } companyLocation(id: "${textAt(company, 'locations.0.id')}") { roleAssignments(first: 5) { nodes { id } } } }`,
    )
    expect(at(body, 'data')).toEqual({
      customer: { companyContactProfiles: [] },
      companyLocation: { roleAssignments: { nodes: [] } },
    })
  })
})
