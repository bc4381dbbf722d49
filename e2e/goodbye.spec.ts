import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { customersOf, openStores, postUser } from './simulated-stores'
import { test } from './stack'

test.use({ colorScheme: 'dark' })

const violationsOn = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** The danger tab of the first in a list, where one answer is chosen and previewed. */
async function previewOf(page: Page, list: string, answer: RegExp) {
  await page.goto(list)
  const href = await page.locator(`main a[href^="${list}/"]`).first().getAttribute('href')
  await page.goto(`${href}?tab=danger`)
  await expect(page.getByRole('button', { name: 'Preview', exact: true })).toBeDisabled()
  await page.getByRole('radio', { name: answer }).check()
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  await expect(page.getByText('Nothing has been written.')).toBeVisible()
}

test('a goodbye lists everyone, says whom the world has moved, and is carried out as it was previewed', async ({
  page,
  stack,
}) => {
  const account = { email: `${randomUUID()}@example.com`, password: 'correct horse battery' }
  const { directory, domains } = await openStores(stack, 2, account)
  const tagsIn = async (domain: string, email: string) =>
    (await customersOf(stack, domain, email)).flatMap(({ tags }) => tags)
  const [left = '', other = ''] = domains
  const join = async (email: string) => {
    expect((await postUser(directory, email)).status).toBe(201)
    for (const domain of domains) await expect.poll(() => tagsIn(domain, email)).toEqual(['rollcall:member'])
  }
  await join('ada@goodbye.example')
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password').fill(account.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()

  await previewOf(page, '/stores', /^Hand to the merchant/)
  const handed = page.getByRole('row', { name: /^Ada Lovelace/ })
  await expect(handed).toContainText('Hand over')
  await expect(handed).toContainText('rollcall:member stays')
  await expect(page.getByRole('link', { name: 'CSV' })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await join('grace@goodbye.example')
  const confirm = page.getByRole('button', { name: 'Hand over and disconnect' })
  await expect(confirm).toBeDisabled()
  await page.getByLabel(`Type ${left} to confirm`).fill(left)
  await confirm.click()
  await expect(
    page.getByText('The world has moved since the plan that you wanted to carry out'),
  ).toBeVisible()
  await expect(page.getByText(`Ada Lovelace in ${left}: nothing before, hand over now`)).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByLabel(`Type ${left} to confirm`).fill(left)
  await confirm.click()
  await expect(page.getByText('Applied as previewed')).toBeVisible()
  await page.goto('/stores')
  await expect(page.getByText(left)).toHaveCount(0)
  expect(await tagsIn(left, 'ada@goodbye.example')).toEqual(['rollcall:member'])

  await previewOf(page, '/directories', /^Restrict/)
  await expect(page.getByRole('row', { name: /^Ada Lovelace/ })).toHaveCount(2)
  expect(await violationsOn(page)).toEqual([])
  await page.getByLabel('Type Okta to confirm').fill('okta')
  await page.getByRole('button', { name: 'Restrict everyone and remove' }).click()
  await expect.poll(() => tagsIn(other, 'ada@goodbye.example')).toEqual(['rollcall:deprovisioned'])
  await expect.poll(() => tagsIn(other, 'grace@goodbye.example')).toEqual(['rollcall:deprovisioned'])

  await page.goto('/activity')
  await page.getByRole('button', { name: /Directory Okta was removed as previewed/ }).click()
  await page.getByRole('link', { name: 'Open event' }).click()
  await page.getByRole('link', { name: 'What was previewed' }).click()
  await expect(page.getByRole('heading', { name: 'Remove Okta and restrict everyone' })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Ada Lovelace/ })).toHaveCount(2)
})
