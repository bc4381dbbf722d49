import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { customersOf, openStores, postUser } from './simulated-stores'
import { test } from './stack'

test('a shopper’s request for data is listed, exported and settled', async ({ page, stack }) => {
  const account = { email: `${randomUUID().slice(0, 8)}@example.com`, password: 'correct horse battery' }
  const { directory, domains } = await openStores(stack, 1, account)
  const [domain = ''] = domains
  const email = `ada-${randomUUID().slice(0, 8)}@example.com`
  await postUser(directory, email)
  await expect.poll(async () => (await customersOf(stack, domain, email)).length).toBe(1)
  await fetch(`${stack.simulatorUrl}/_control/stores/${domain}/customers`, {
    method: 'POST',
    body: JSON.stringify({ action: 'requestData', id: email }),
  })

  await page.goto('/sign-in?callbackUrl=/settings/privacy')
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password').fill(account.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  const request = page.getByRole('row', { name: /A shopper asks for their data/ })
  await expect(async () => {
    await page.reload()
    await expect(request).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(request.getByText('Open', { exact: true })).toBeVisible()

  await request.getByRole('button', { name: 'View export' }).click()
  await expect(page.getByLabel('Export as JSON', { exact: true })).toContainText(email)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download JSON' }).click()
  const file = await (await downloading).path()
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ store: domain })
  await page.keyboard.press('Escape')

  await request.getByRole('button', { name: 'Handed over' }).click()
  await page.getByRole('button', { name: 'Yes, close the request' }).click()
  await expect(request.getByText('Done', { exact: true })).toBeVisible()
})
