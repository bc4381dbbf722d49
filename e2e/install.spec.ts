import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { addStore } from '../scripts/demo/merchant'
import { openStores } from './simulated-stores'
import { test } from './stack'

const newShop = async (simulatorUrl: string) => {
  const domain = `merchant-${randomUUID().slice(0, 8)}.myshopify.com`
  await addStore(simulatorUrl, { domain, name: 'Linen' })
  return domain
}

/** In the store's admin: Apps → Install, then the consent page. */
async function installFromAdmin(page: Page, simulatorUrl: string, domain: string) {
  await page.goto(`${simulatorUrl}/${domain}/admin/apps`)
  await page.getByRole('button', { name: 'Install' }).click()
  await page.getByTestId('install').click()
}

test('M48: a merchant installs from Shopify, signs up, names an organization, and the store is connected in it', async ({
  page,
  browser,
  stack,
}) => {
  const domain = await newShop(stack.simulatorUrl)
  await installFromAdmin(page, stack.simulatorUrl, domain)
  await expect(page.getByText(`${domain} has let Rollcall in`)).toBeVisible()

  const elsewhere = await browser.newPage()
  await elsewhere.goto(`${stack.portalUrl}/install`)
  await expect(elsewhere.getByRole('heading', { name: 'No store waits here' })).toBeVisible()
  await elsewhere.close()

  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByLabel('Your name').fill('Grace Hopper')
  await page.getByLabel('Work e-mail address').fill(`${randomUUID().slice(0, 8)}@example.com`)
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByLabel('Organization name').fill('Linen Ltd')
  await page.getByRole('button', { name: 'Create it and connect the store' }).click()
  await expect(page.getByText(`${domain} is connected`)).toBeVisible()
  await expect(page.getByRole('list', { name: 'Connected stores' }).getByText(domain)).toBeVisible()

  await page.goto(`${stack.simulatorUrl}/${domain}/admin/apps`)
  await page.getByRole('button', { name: 'Open app' }).click()
  await expect(page.getByRole('heading', { name: `${domain} is connected` })).toBeVisible()
  await page.getByRole('button', { name: 'Open Linen Ltd' }).click()
  await expect(page.getByRole('heading', { name: 'Stores', level: 1 })).toBeVisible()
})

test('a merchant with an organization signs in and connects the store there', async ({ page, stack }) => {
  const account = { email: `${randomUUID().slice(0, 8)}@example.com`, password: 'correct horse battery' }
  await openStores(stack, 1, account)
  const domain = await newShop(stack.simulatorUrl)
  await installFromAdmin(page, stack.simulatorUrl, domain)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password').fill(account.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: /Connect to Acme/ }).click()
  await expect(page.getByText(`${domain} is connected`)).toBeVisible()
})

test('a store is connected with an app of one’s own, and a wrong secret is told at its field', async ({
  page,
  stack,
}) => {
  const account = { email: `${randomUUID().slice(0, 8)}@example.com`, password: 'correct horse battery' }
  await openStores(stack, 0, account)
  const own = { clientId: `own-${randomUUID().slice(0, 8)}`, clientSecret: 'own-secret' }
  const domain = `own-${randomUUID().slice(0, 8)}.myshopify.com`
  const arrange = (path: string, body: object) =>
    fetch(`${stack.simulatorUrl}/_control/${path}`, { method: 'POST', body: JSON.stringify(body) })
  await arrange('stores', { domain, organization: own.clientId })
  await arrange('apps', { ...own, name: 'Our app', organization: own.clientId, scopes: 'write_customers' })
  await page.goto(`${stack.simulatorUrl}/${domain}/admin/apps`)
  await page
    .getByRole('row', { name: /Our app/ })
    .getByRole('button', { name: 'Install' })
    .click()

  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password').fill(account.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await page.goto('/stores')
  await page.getByRole('button', { name: 'Connect store' }).first().click()
  await page.getByRole('tab', { name: 'Use your own Shopify app' }).click()
  await page.getByLabel('Store address').fill(domain)
  await page.getByLabel('Client ID').fill(own.clientId)
  await page.getByLabel('Client secret').fill('guess')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByLabel('Client secret')).toHaveAccessibleDescription(
    /does not belong to the client id/,
  )
  await page.getByLabel('Client secret').fill(own.clientSecret)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText(`${domain} is connected`)).toBeVisible()
  const card = page.getByRole('region', { name: new RegExp(domain.split('.')[0] ?? '') })
  await expect(card.getByText('your own app')).toBeVisible()
  await expect(card.getByText('read_customer_merge')).toBeVisible()
})
