import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { openStores, postUser, type Directory } from './simulated-stores'
import { test } from './stack'

/** Rules of WCAG 2.2 AA that a machine can check. */
const violationsOn = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

const account = { email: `axe-${Date.now()}@example.com`, password: 'correct horse battery' }

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('every page can be used by everyone', async ({ page, stack }) => {
      const person = await fill(stack)
      await page.goto('/sign-in')
      expect(await violationsOn(page)).toEqual([])
      await page.getByLabel('E-mail address').fill(account.email)
      await page.getByLabel('Password').fill(account.password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
      for (const path of [
        '/overview',
        '/people',
        '/people?problem=unlinked',
        `/people/${person}`,
        `/people/${person}?tab=profile`,
        '/rules',
        '/stores',
        '/directories',
        '/issues',
        '/reviews',
        '/drift',
        '/held',
        '/conflicts',
        '/receipts',
        '/reports',
        `/reports/${new Date().toISOString().slice(0, 7)}`,
        '/reports/access',
        '/targets',
        '/targets/new',
        '/activity',
        '/settings',
        '/settings/privacy',
      ]) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await violationsOn(page), path).toEqual([])
      }
      await followed(page, '/stores', ['settings', 'danger'])
      await followed(page, '/directories', ['mapping', 'matching', 'tokens', 'guard', 'danger'])
    })
  })
}

/** The first page that a list leads to, with each of its tabs. */
async function followed(page: Page, list: string, tabs: string[]) {
  await page.goto(list)
  const href = await page.locator(`main a[href^="${list}/"]`).first().getAttribute('href')
  for (const path of [href ?? '', ...tabs.map((tab) => `${href}?tab=${tab}`)]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await violationsOn(page), path).toEqual([])
  }
}

let filled: Promise<string> | undefined

/** One organization for both colour schemes. */
const fill = (stack: Parameters<typeof openStores>[0]) =>
  (filled ??= (async () => {
    const { directory }: { directory: Directory } = await openStores(stack, 2, account)
    const answer = await postUser(directory, 'ada@axe.example')
    const { id }: { id: string } = await answer.json()
    return id
  })())
