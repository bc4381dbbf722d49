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

test('a shopper’s address change in one store reaches the others and the SCIM target within five seconds, with one write each', async ({
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
  // Another organization's Rollcall, which shares nothing with the first but this machine.
  const { directory: theirs } = await openStores(stack, 0)
  const target = await visitor.portal.targets.create.mutate({
    name: 'The other Rollcall',
    setUp: { kind: 'scim', settings: { url: theirs.scimBaseUrl }, credentials: { token: theirs.token } },
    audience: {},
  })
  const email = `ada-${randomUUID().slice(0, 8)}@example.com`
  const addressAtTarget = async () => {
    const filter = encodeURIComponent(`userName eq "${email}"`)
    const answer = await scim(`${theirs.scimBaseUrl}/Users?filter=${filter}`, theirs.token, 'GET')
    const { Resources }: { Resources: { addresses?: object[] }[] } = await answer.json()
    return Resources.flatMap(({ addresses = [] }) => addresses)
  }
  const created = await scim(`${directory.scimBaseUrl}/Users`, directory.token, 'POST', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: email,
    displayName: 'Ada Lovelace',
    emails: [{ value: email, type: 'work', primary: true }],
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
  await expect.poll(addressAtTarget).toMatchObject([{ streetAddress: '12 Main St', locality: 'Zurich' }])
  const writes = async () => {
    const { events } = await visitor.portal.people.get.query({ id })
    const updated = (kind: string) => events.filter((event) => event.kind === kind)
    return {
      stores: domains.map(
        (domain) => updated('customer.updated').filter(({ store }) => store?.name === domain).length,
      ),
      target: updated('record.updated').filter((event) => event.target?.id === target.id).length,
    }
  }
  const before = await writes()
  expect(before).toEqual({ stores: [0, 0, 0], target: 0 })

  await fetch(`${stack.simulatorUrl}/_control/stores/${first}/customers`, {
    method: 'POST',
    body: JSON.stringify({
      action: 'update',
      id: email,
      addresses: [{ address1: '7 Quay', city: 'Geneva', zip: '1201', countryCode: 'CH' }],
    }),
  })
  const arrived = async () => ({
    stores: await Promise.all(others.map((domain) => customersOf(stack, domain, email))),
    target: await addressAtTarget(),
    writes: await writes(),
  })
  // All of it within one and the same five seconds.
  await expect.poll(arrived, { timeout: 5_000, intervals: [100] }).toMatchObject({
    stores: others.map(() => [{ addresses: [{ address1: '7 Quay', city: 'Geneva', zip: '1201' }] }]),
    target: [{ streetAddress: '7 Quay', locality: 'Geneva', postalCode: '1201', country: 'CH' }],
    writes: { stores: [0, 1, 1], target: 1 },
  })

  await page.goto(`/sign-in?callbackUrl=/people/${id}`)
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password').fill(account.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible()
  await expect(page.getByText('Verified', { exact: true })).toHaveCount(3)
  await page.goto(`/targets/${target.id}?tab=activity`)
  await expect(page.getByRole('heading', { name: 'The other Rollcall' })).toBeVisible()
  await expect(page.getByText(/Ada Lovelace was updated at The other Rollcall/).first()).toBeVisible()
  expect((await writes()).target).toBe(1)
})
