import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppClient, CLIENT, DOMAIN, at, textAt } from '../testing/app-client'

let app: AppClient
beforeEach(async () => {
  app = await AppClient.start()
})
afterEach(() => app.simulator.stop())

describe('authorization code grant', () => {
  test('the consent page names the app and each scope, with buttons to press', async () => {
    const text = await (await app.get(app.authorizePath('write_customers,read_companies'))).text()
    expect(text).toContain('data-testid="install"')
    expect(text).toContain('Read and write customers')
    expect(text).toContain('read_companies')
  })

  test('the callback carries an HMAC of its sorted parameters, keyed with the client secret', async () => {
    const back = await app.press('install')
    const { hmac, ...signed } = Object.fromEntries(back.searchParams)
    const text = Object.keys(signed)
      .sort()
      .map((name) => `${name}=${signed[name]}`)
      .join('&')
    expect(Object.keys(signed).sort()).toEqual(['code', 'host', 'shop', 'state', 'timestamp'])
    expect(signed).toMatchObject({ shop: DOMAIN, state: 'nonce' })
    expect(hmac).toBe(createHmac('sha256', CLIENT.client_secret).update(text).digest('hex'))
  })

  test('a declined installation goes back with access_denied', async () => {
    const back = await app.press('cancel')
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(back.searchParams.get('code')).toBeNull()
  })

  test.each([
    ['an unknown client id', (path: string) => path.replace('simulated-app', 'somebody')],
    ['a redirect URI that is not whitelisted', (path: string) => path.replace('127.0.0.1', 'evil.example')],
    ['a scope that does not exist', (path: string) => path.replace('write_customers', 'write_everything')],
  ])('%s is refused', async (_, spoil) => {
    expect((await app.get(spoil(app.authorizePath()))).status).toBe(400)
  })

  test('an app that already has the scopes passes without asking again', async () => {
    await app.install()
    expect((await app.get(app.authorizePath())).status).toBe(302)
    expect((await app.get(app.authorizePath('write_customers'))).status).toBe(200)
  })
})

describe('token endpoint', () => {
  test('a code works once and gives an expiring offline token', async () => {
    const code = (await app.press('install')).searchParams.get('code')
    const first = await app.exchange({ code, expiring: '1' })
    expect(first).toMatchObject({
      status: 200,
      body: { expires_in: 3600, refresh_token_expires_in: 7_776_000 },
    })
    expect(await app.exchange({ code, expiring: '1' })).toMatchObject({ status: 400 })
  })

  test('form bodies are accepted, and a wrong secret is not', async () => {
    const code = (await app.press('install')).searchParams.get('code') ?? ''
    const body = new URLSearchParams({ ...CLIENT, code })
    const response = await app.get(`/${DOMAIN}/admin/oauth/access_token`, { method: 'POST', body })
    expect(Object.keys(await response.json())).toEqual(['access_token', 'scope'])
    expect(await app.exchange({ code, client_secret: 'guess' })).toMatchObject({ status: 401 })
  })

  test('refreshing rotates; the old refresh token lives until the new one is used', async () => {
    const first = await app.install()
    const old = { grant_type: 'refresh_token', refresh_token: at(first.body, 'refresh_token') }
    const lost = await app.exchange(old)
    const second = await app.exchange(old)
    expect([lost.status, second.status]).toEqual([200, 200])
    const next = { grant_type: 'refresh_token', refresh_token: at(second.body, 'refresh_token') }
    expect((await app.exchange(next)).status).toBe(200)
    expect(await app.exchange(old)).toMatchObject({
      status: 401,
      body: { error_description: 'This request requires an active refresh_token' },
    })
  })

  test('an access token dies after its hour', async () => {
    await app.install()
    await app.control('POST', 'clock', { advanceMs: 3_600_001 })
    expect(await app.graphql('{ shop { name } }')).toMatchObject({
      status: 401,
      body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
    })
  })

  test('a token that never expires is traded for an expiring one, once', async () => {
    const code = (await app.press('install')).searchParams.get('code')
    const old = await app.exchange({ code })
    const trade = {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: at(old.body, 'access_token'),
      expiring: '1',
    }
    expect(await app.exchange(trade)).toMatchObject({ status: 200, body: { expires_in: 3600 } })
    expect((await app.exchange(trade)).status).toBe(400)
  })

  test('client credentials serve an installed app only', async () => {
    const grant = { grant_type: 'client_credentials' }
    expect((await app.exchange(grant)).status).toBe(400)
    await app.install()
    const reply = await app.exchange(grant)
    expect(reply).toMatchObject({ status: 200, body: { expires_in: 86_399 } })
    app.token = textAt(reply.body, 'access_token')
    expect((await app.graphql('{ shop { name } }')).status).toBe(200)
  })
})
