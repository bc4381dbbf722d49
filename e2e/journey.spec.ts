import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { addStore } from '../scripts/demo/merchant'
import { connectStore, createDirectory, signUp } from './first-steps'
import { customersOf, postUser, scim } from './simulated-stores'
import { test } from './stack'

test('from an empty portal to a person in two stores, and out of them again', async ({ page, stack }) => {
  const id = randomUUID().slice(0, 8)
  const shops = [`north-${id}.myshopify.com`, `south-${id}.myshopify.com`]
  for (const domain of shops) await addStore(stack.simulatorUrl, { domain, name: domain.split('-')[0] ?? '' })

  await signUp(page, `${id}@example.com`)
  for (const domain of shops) await connectStore(page, domain)
  const directory = await createDirectory(page)

  const email = `ada-${id}@example.com`
  const created = await postUser(directory, email)
  expect(created.status).toBe(201)
  const user: { id: string } = await created.json()
  for (const domain of shops) {
    await expect
      .poll(() => customersOf(stack, domain, email))
      .toMatchObject([{ firstName: 'Ada', tags: ['rollcall:member'] }])
  }

  await page.goto('/people')
  await page.getByRole('link', { name: 'Ada Lovelace' }).click()
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible()
  await expect(page.getByText('Verified', { exact: true })).toHaveCount(2)

  const left = await scim(`${directory.scimBaseUrl}/Users/${user.id}`, directory.token, 'PATCH', {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', value: { active: false } }],
  })
  expect(left.status).toBe(200)
  for (const domain of shops) {
    await expect
      .poll(() => customersOf(stack, domain, email))
      .toMatchObject([{ tags: ['rollcall:deprovisioned'] }])
  }
  await page.reload()
  await expect(page.getByText('Restricted', { exact: true })).toHaveCount(2)
  await expect(page.getByText('Inactive', { exact: true })).toBeVisible()
})

test('a mistyped store address is answered where it was typed, and a crafted link shows no text of its own', async ({
  page,
}) => {
  await signUp(page, `typo-${randomUUID().slice(0, 8)}@example.com`)
  await page.goto('/stores?error=Call+555-0100+to+reconnect')
  await expect(page.getByRole('heading', { name: 'Stores', level: 1 })).toBeVisible()
  await expect(page.getByText('555-0100')).toHaveCount(0)
  await page.getByRole('button', { name: 'Connect store' }).first().click()
  await page.getByLabel('Store address').fill('shop.acme.com')
  await page.getByRole('button', { name: 'Continue to Shopify' }).click()
  await expect(page.getByText(/shop\.acme\.com is not a \.myshopify\.com address/)).toBeVisible()
})
