import { expect, type Page } from '@playwright/test'
import type { Directory } from './simulated-stores'

/** Makes an account and an organization. */
export async function signUp(page: Page, email: string): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Grace Hopper')
  await page.getByLabel('Work e-mail address').fill(email)
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByLabel('Organization name').fill('Acme')
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
}

/** From the portal to the store's consent page, Install, and back. */
export async function connectStore(page: Page, domain: string): Promise<void> {
  await page.goto('/stores')
  await page.getByRole('button', { name: 'Connect store' }).first().click()
  await page.getByLabel('Store address').fill(`https://${domain}/admin`)
  await page.getByRole('button', { name: 'Continue to Shopify' }).click()
  await page.getByTestId('install').click()
  await expect(page.getByText(`${domain} is connected`)).toBeVisible()
}

/** A directory that goes live through its preview. */
export async function createDirectory(page: Page): Promise<Directory> {
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
  await page.getByRole('button', { name: /^Apply to/ }).click()
  await expect(page.getByText('Applied as previewed')).toBeVisible()
  return credentials
}
