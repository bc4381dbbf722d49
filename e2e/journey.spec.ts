import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { addStore } from '../scripts/demo/merchant'
import { customersOf, postUser, scim, type Directory } from './simulated-stores'
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

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Grace Hopper')
  await page.getByLabel('Work e-mail address').fill(email)
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByLabel('Organization name').fill('Acme')
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
}

async function connectStore(page: Page, domain: string): Promise<void> {
  await page.goto('/stores')
  await page.getByRole('button', { name: 'Connect store' }).first().click()
  await page.getByLabel('Store address').fill(`https://${domain}/admin`)
  await page.getByRole('button', { name: 'Continue to Shopify' }).click()
  await page.getByTestId('install').click()
  await expect(page.getByText(`${domain} is connected`)).toBeVisible()
}

async function createDirectory(page: Page): Promise<Directory> {
  await page.goto('/directories')
  await page.getByRole('button', { name: 'New directory' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Okta')
  await page.getByRole('button', { name: 'Create directory' }).click()
  await expect(page.getByRole('heading', { name: 'Okta', level: 1 })).toBeVisible()
  const credentials = {
    scimBaseUrl: await page.getByLabel('SCIM base URL', { exact: true }).inputValue(),
    token: await page.getByLabel('Token', { exact: true }).inputValue(),
  }
  await page.getByRole('button', { name: 'Go live' }).click()
  await page.getByRole('button', { name: 'Apply to 2 stores' }).click()
  await expect(page.getByText('Applied as previewed')).toBeVisible()
  return credentials
}
