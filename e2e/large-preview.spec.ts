import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { seedDirectory } from '../bench/scim-seed'
import { addStore } from '../scripts/demo/merchant'
import { connectStore, signUp } from './first-steps'
import { test } from './stack'

const PEOPLE = 15_000

test('a preview of 15,000 people shows its progress, and survives the death of the portal', async ({
  page,
  stack,
}) => {
  test.setTimeout(240_000)
  const id = randomUUID().slice(0, 8)
  await addStore(stack.simulatorUrl, { domain: `big-${id}.myshopify.com`, name: `big-${id}` })
  await signUp(page, `${id}@example.com`)
  await connectStore(page, `big-${id}.myshopify.com`)
  await page.goto('/directories')
  await page.getByRole('button', { name: 'New directory' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Okta')
  await page.getByRole('button', { name: 'Create directory' }).click()
  const baseUrl = await page.getByLabel('SCIM base URL', { exact: true }).inputValue()
  await seedDirectory(stack.databaseUrl, baseUrl, PEOPLE, [])

  await page.getByRole('button', { name: 'Go live' }).click()
  const progress = page.getByRole('progressbar', { name: 'People looked at' })
  await expect(progress).toBeVisible()
  const looked = async () => Number(await progress.getAttribute('value'))
  await expect.poll(looked).toBeGreaterThan(0)
  await stack.killPortal()
  await stack.restartPortal()
  await page.reload()

  const title = `Nothing has been written. Applying writes ${PEOPLE.toLocaleString('en')} customers.`
  await expect(page.getByText(title)).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('row', { name: /^Bench Person/ }).first()).toBeVisible()
})
