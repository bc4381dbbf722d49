import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { addStore } from '../scripts/demo/merchant'
import { connectStore, createDirectory, signUp } from './first-steps'
import { customersOf, scim } from './simulated-stores'
import { test } from './stack'

test('an invalid phone shows its reason inside Okta, and correcting it there makes the customers right', async ({
  page,
  stack,
}) => {
  test.setTimeout(180_000)
  const id = randomUUID().slice(0, 8)
  const names = [`home-${id}`, `outlet-${id}`]
  const shops = names.map((name) => `${name}.myshopify.com`)
  for (const name of names) await addStore(stack.simulatorUrl, { domain: `${name}.myshopify.com`, name })
  await signUp(page, `${id}@example.com`)
  for (const domain of shops) await connectStore(page, domain)
  const { scimBaseUrl, token } = await createDirectory(page)
  const email = `ada-${id}@example.com`
  const ada = (phone: string) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: email,
    externalId: `00u${id}`,
    name: { givenName: 'Ada', familyName: 'Lovelace' },
    displayName: 'Ada Lovelace',
    emails: [{ primary: true, value: email, type: 'work' }],
    phoneNumbers: [{ type: 'mobile', value: phone }],
    active: true,
  })

  await page.getByRole('link', { name: 'Directory', exact: true }).click()
  await page.getByLabel('Tell the identity provider what stores refuse').check()
  await page.getByLabel('Wait at most').selectOption('10')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('The identity provider waits from now on')).toBeVisible()

  const refused = await scim(`${scimBaseUrl}/Users`, token, 'POST', ada('12345'))
  expect(refused.status).toBe(400)
  const error: { scimType: string; detail: string } = await refused.json()
  expect(error.scimType).toBe('invalidValue')
  for (const part of [...names, 'Phone', '"12345"', 'administrator of the identity provider'])
    expect(error.detail).toContain(part)

  await page.getByRole('tab', { name: 'Request log' }).click()
  await expect(page.getByText(/^Waited \d+\.\d s: .* refused Phone/)).toBeVisible()

  // As Okta retries: it looks the user up, finds it, and sends the whole of it.
  const filter = new URLSearchParams({ filter: `userName eq "${email}"` })
  const found = await fetch(`${scimBaseUrl}/Users?${filter}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { Resources }: { Resources: { id: string }[] } = await found.json()
  const corrected = await scim(
    `${scimBaseUrl}/Users/${Resources[0]?.id}`,
    token,
    'PUT',
    ada('+41 44 668 18 00'),
  )
  expect(corrected.status).toBe(200)
  for (const domain of shops)
    expect(await customersOf(stack, domain, email)).toMatchObject([
      { firstName: 'Ada', phone: '+41446681800' },
    ])

  await page.goto(`/people/${Resources[0]?.id}`)
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await expect(page.getByText(/^Okta was told what .* refused$/)).toBeVisible()
})
