import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { Visitor } from '../scripts/demo/visitor'
import { customersOf, openStores, scim } from './simulated-stores'
import { test } from './stack'

const parts = [
  ['address.address1', 'streetAddress'],
  ['address.city', 'locality'],
  ['address.zip', 'postalCode'],
  ['address.countryCode', 'country'],
] as const

test('a shopper’s address change in one store reaches the others within five seconds, with one write each', async ({
  page,
  stack,
}) => {
  const account = { email: `${randomUUID().slice(0, 8)}@example.com`, password: 'correct horse battery' }
  const { directory, domains } = await openStores(stack, 3, account)
  const [first = '', ...others] = domains
  const visitor = new Visitor(stack.portalUrl)
  await visitor.signIn(account.email, account.password)
  const [okta] = await visitor.portal.directories.list.query()
  const row = (to: string, path: string, owner = 'directory') => ({
    to,
    source: { kind: 'path', paths: [path] },
    owner,
  })
  await visitor.portal.configuration.save.mutate({
    base: 0,
    configuration: {
      mappings: {
        [okta?.id ?? '']: [
          row('email', 'userName'),
          row('lastName', 'name.familyName'),
          ...parts.map(([to, part]) => row(to, `addresses.${part}`, 'store')),
        ],
      },
    },
    note: '',
  })
  const email = `ada-${randomUUID().slice(0, 8)}@example.com`
  const created = await scim(`${directory.scimBaseUrl}/Users`, directory.token, 'POST', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: email,
    displayName: 'Ada Lovelace',
    name: { familyName: 'Lovelace' },
    addresses: [
      { type: 'work', streetAddress: '12 Main St', locality: 'Zurich', postalCode: '8001', country: 'CH' },
    ],
    active: true,
  })
  expect(created.status).toBe(201)
  const { id }: { id: string } = await created.json()
  for (const domain of domains)
    await expect
      .poll(() => customersOf(stack, domain, email))
      .toMatchObject([{ addresses: [{ address1: '12 Main St', city: 'Zurich' }] }])
  const writes = async () => {
    const { events } = await visitor.portal.people.get.query({ id })
    const written = events.filter(({ kind }) => kind === 'customer.updated')
    return domains.map((domain) => written.filter(({ store }) => store?.name === domain).length)
  }
  const before = await writes()

  await fetch(`${stack.simulatorUrl}/_control/stores/${first}/customers`, {
    method: 'POST',
    body: JSON.stringify({
      action: 'update',
      id: email,
      addresses: [{ address1: '7 Quay', city: 'Geneva', zip: '1201', countryCode: 'CH' }],
    }),
  })
  for (const domain of others)
    await expect
      .poll(() => customersOf(stack, domain, email), { timeout: 5_000, message: domain })
      .toMatchObject([{ addresses: [{ address1: '7 Quay', city: 'Geneva', zip: '1201' }] }])
  await expect
    .poll(async () => (await writes()).map((count, n) => count - (before[n] ?? 0)), { timeout: 5_000 })
    .toEqual([0, 1, 1])

  await page.goto(`/sign-in?callbackUrl=/people/${id}`)
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password').fill(account.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible()
  await expect(page.getByText('Verified', { exact: true })).toHaveCount(3)
})
