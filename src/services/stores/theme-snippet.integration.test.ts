import { afterAll, beforeAll, expect, test } from 'vitest'
import { themeSnippet } from '@/core/mapping/theme-snippet'
import { startSimulator, type Simulator } from '@/simulator/shopify/start'
import { control } from '@/testing/stores'

const domain = 'gated.myshopify.com'
const inside = (marker: string) =>
  themeSnippet(marker).replace("<!-- Members' content -->", '<p>Linen for members</p>')

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator()
  await control(simulator, 'POST', 'stores', { domain })
})
afterAll(() => simulator.stop())

async function pageOf(email: string | undefined): Promise<string> {
  const address = `${simulator.url}/${domain}`
  if (email === undefined) return (await fetch(address)).text()
  const signedIn = await fetch(`${address}/account/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: simulator.url },
    body: new URLSearchParams({ email }),
  })
  const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';')
  return (await fetch(address, { headers: { cookie } })).text()
}

/** The snippet as an administrator copies it, in a theme that Shopify's own Liquid would render. */
test.each(['rollcall:deprovisioned', "it's over"])(
  'the snippet for the marker “%s” keeps leavers out',
  async (marker) => {
    const page = "{% render 'rollcall', customer: customer, routes: routes %}"
    await control(simulator, 'POST', `stores/${domain}/theme`, {
      page,
      snippets: { rollcall: inside(marker) },
    })
    const name = encodeURIComponent(marker).replaceAll(/\W/g, '')
    const add = (email: string, tags: string[]) =>
      control(simulator, 'POST', `stores/${domain}/customers`, { email, tags })
    await add(`member-${name}@example.com`, ['rollcall:member', `not-${marker}`])
    await add(`leaver-${name}@example.com`, [marker, 'VIP'])
    expect(await pageOf(undefined)).toContain('to go on')
    expect(await pageOf(`member-${name}@example.com`)).toContain('Linen for members')
    const left = await pageOf(`leaver-${name}@example.com`)
    expect(left).toContain('has ended')
    expect(left).not.toContain('Linen for members')
  },
)
