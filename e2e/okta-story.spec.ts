import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { addStore } from '../scripts/demo/merchant'
import { connectStore, createDirectory, signUp } from './first-steps'
import { customersOf, scim, type Directory } from './simulated-stores'
import { test, type RunningStack } from './stack'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

test('Okta’s joiner, mover, leaver and rejoiner over three stores', async ({ page, stack }) => {
  test.setTimeout(180_000)
  const id = randomUUID().slice(0, 8)
  const names = [`home-${id}`, `outlet-${id}`, `wholesale-${id}`]
  const shops = names.map((name) => `${name}.myshopify.com`)
  for (const name of names) await addStore(stack.simulatorUrl, { domain: `${name}.myshopify.com`, name })
  await signUp(page, `${id}@example.com`)
  for (const domain of shops) await connectStore(page, domain)
  const okta = oktaApp(await createDirectory(page))
  const email = `ada-${id}@example.com`
  const showTags = (...tags: string[][]) => eachShows(stack, shops, email, tags)

  const ada = await okta.post('Users', joiner(email))
  const member = ['department:Sales', 'rollcall:member']
  await showTags(member, member, member)

  // Group push, then a rule of the portal about the group.
  await okta.post('Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: 'EU wholesale',
    members: [{ value: ada, display: email }],
  })
  await addWholesaleRule(page, names)
  const inThird = [...member, 'wholesale']
  await showTags(member, member, inThird)

  await okta.patch(`Users/${ada}`, { [enterprise]: { department: 'Legal' } })
  const moved = ['department:Legal', 'rollcall:member']
  await showTags(moved, moved, [...moved, 'wholesale'])

  await okta.patch(`Users/${ada}`, { active: false })
  const left = ['rollcall:deprovisioned']
  await showTags(left, left, left)
  await page.goto('/people')
  await page.getByRole('link', { name: 'Ada Lovelace' }).click()
  await expect(page.getByRole('heading', { name: 'Ada Lovelace', level: 1 })).toBeVisible()
  await expect(page.getByText('Inactive', { exact: true })).toBeVisible()
  const receipt = page.getByRole('region', { name: 'Receipts' })
  await expect(receipt.getByText('Restricted', { exact: true })).toBeVisible()

  await okta.patch(`Users/${ada}`, { active: true })
  await showTags(moved, moved, [...moved, 'wholesale'])
  await page.reload()
  await expect(page.getByText('Verified', { exact: true })).toHaveCount(3)
})

/** Every store has the person once, with exactly these tags. */
async function eachShows(stack: RunningStack, shops: string[], email: string, tags: string[][]) {
  for (const [n, domain] of shops.entries())
    await expect
      .poll(
        async () => (await customersOf(stack, domain, email)).map((customer) => customer.tags.toSorted()),
        {
          message: `${email} in ${domain}`,
          timeout: 20_000,
        },
      )
      .toEqual([tags[n]])
}

/** Who is in the group gets a tag in the third store only: written in the form, seen in the preview, applied. */
async function addWholesaleRule(page: Page, [home = '', outlet = '']: string[]) {
  await page.goto('/rules')
  await page.getByRole('button', { name: 'New rule' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('EU wholesale')
  await dialog.getByLabel('Value').fill('EU wholesale')
  await dialog.getByRole('button', { name: 'Use it' }).click()
  for (const store of [home, outlet]) await dialog.getByLabel(store).uncheck()
  await dialog.getByLabel('Tags, one a line').fill('wholesale')
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Preview and save' }).click()
  await page.getByRole('button', { name: /^Apply to/ }).click()
  await expect(page.getByText('Applied as previewed')).toBeVisible()
}

/** Requests as Okta sends them: a PATCH has a value without a path. */
function oktaApp({ scimBaseUrl, token }: Directory) {
  return {
    async post(endpoint: string, body: object): Promise<string> {
      const answer = await scim(`${scimBaseUrl}/${endpoint}`, token, 'POST', body)
      expect(answer.status).toBe(201)
      const { id }: { id: string } = await answer.json()
      return id
    },
    async patch(path: string, value: object) {
      const answer = await scim(`${scimBaseUrl}/${path}`, token, 'PATCH', {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'replace', value }],
      })
      expect(answer.status).toBe(200)
    },
  }
}

const joiner = (email: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
  userName: email,
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails: [{ primary: true, value: email, type: 'work' }],
  displayName: 'Ada Lovelace',
  locale: 'en-US',
  externalId: '00ujl29u0le5T6Aj10h7',
  groups: [],
  active: true,
  [enterprise]: { department: 'Sales' },
})
