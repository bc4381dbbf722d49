import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppClient, DOMAIN } from '../testing/app-client'

let app: AppClient
beforeEach(async () => {
  app = await AppClient.start()
})
afterEach(() => app.simulator.stop())

const add = (body: object) => app.control('POST', `stores/${DOMAIN}/customers`, body)

async function visit(email?: string): Promise<string> {
  if (!email) return (await app.get(`/${DOMAIN}`)).text()
  const signedIn = await app.get(`/${DOMAIN}/account/login`, {
    method: 'POST',
    body: new URLSearchParams({ email }),
  })
  const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';')
  return signedIn.status === 302
    ? (await app.get(`/${DOMAIN}`, { headers: { cookie } })).text()
    : signedIn.text()
}

describe('a tag-gated page', () => {
  beforeEach(async () => {
    const snippet =
      "{% if customer.tags contains 'scim:suspended' %}<p>Ask your company.</p>{% else %}<p>Prices</p>{% endif %}"
    await app.control('POST', `stores/${DOMAIN}/theme`, {
      page: "{% if customer %}{% render 'gate', customer: customer %}{% else %}<p>Sign in first</p>{% endif %}",
      snippets: { gate: snippet },
    })
    await add({ email: 'ann@example.com' })
    await add({ email: 'bo@example.com', tags: ['scim:suspended'] })
  })

  test.each([
    ['nobody', undefined, 'Sign in first'],
    ['a customer', 'ann@example.com', 'Prices'],
    ['a customer with the marker tag', 'bo@example.com', 'Ask your company.'],
  ])('%s sees what the theme allows', async (_, email, text) => {
    expect(await visit(email)).toContain(text)
  })

  test('a template that cannot be rendered says why', async () => {
    await app.control('POST', `stores/${DOMAIN}/theme`, { page: '{% if %}' })
    expect(await visit()).toContain('cannot be rendered')
  })
})

describe('shopper sign-in', () => {
  test('new customer accounts make a customer of whoever signs in', async () => {
    await visit('stranger@example.com')
    expect((await app.control('GET', `stores/${DOMAIN}/customers`)).body).toMatchObject([
      { email: 'stranger@example.com' },
    ])
  })

  test('legacy accounts let only enabled ones in', async () => {
    await app.control('POST', 'stores', { domain: DOMAIN, accounts: 'CLASSIC' })
    await add({ email: 'ann@example.com' })
    expect(await visit('ann@example.com')).toContain('There is no account')
  })
})

describe('the admin', () => {
  test('shows, edits and refuses as the store would', async () => {
    await add({ email: 'ann@example.com', tags: ['<b>'] })
    expect(await (await app.get(`/${DOMAIN}/admin`)).text()).toContain('&lt;b&gt;')
    const form = new URLSearchParams({ action: 'create', email: 'ANN@example.com' })
    const refused = await app.get(`/${DOMAIN}/admin/customers/new`, { method: 'POST', body: form })
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('Email has already been taken'),
    ])
  })

  test.each(['', '/customers/new', '/apps', '/webhooks', '/companies', '/theme'])(
    '%s has a page',
    async (path) => {
      expect((await app.get(`/${DOMAIN}/admin${path}`)).status).toBe(200)
    },
  )

  test('installing from the store sends the merchant to the app with a signature', async () => {
    await app.control('POST', 'apps', {
      clientId: 'own',
      clientSecret: 's',
      appUrl: 'http://127.0.0.1/install',
    })
    const body = new URLSearchParams({ clientId: 'own', action: 'install' })
    const response = await app.get(`/${DOMAIN}/admin/apps`, { method: 'POST', body })
    const target = new URL(response.headers.get('location') ?? '')
    expect([...target.searchParams.keys()].toSorted()).toEqual(['hmac', 'host', 'shop', 'timestamp'])
  })
})
