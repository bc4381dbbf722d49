import { createTRPCClient, httpLink } from '@trpc/client'
import superjson from 'superjson'
import type { AppRouter } from '@/trpc/app-router'
import { Browser } from './browser'

/** A person who uses the portal over HTTP, as their browser would. */
export class Visitor {
  private readonly browser: Browser

  constructor(private readonly address: string) {
    this.browser = new Browser(address)
  }

  /** The portal's procedures, called as whoever is signed in. */
  get portal() {
    return createTRPCClient<AppRouter>({
      links: [
        httpLink({
          url: `${this.address}/api/trpc`,
          transformer: superjson,
          fetch: (url, { signal, ...init } = {}) =>
            this.browser.request(String(url), { ...init, signal: signal ?? null }),
        }),
      ],
    })
  }

  async signIn(email: string, password: string) {
    const body = new URLSearchParams({ email, password, csrfToken: await this.csrfToken(), json: 'true' })
    await this.browser.open(`${this.address}/api/auth/callback/credentials`, { method: 'POST', body })
    const { text } = await this.browser.open(`${this.address}/api/auth/session`)
    if (!text.includes(email)) throw new Error(`The portal did not let ${email} sign in.`)
  }

  /** Makes the organization the one that the session works in. */
  async enter(organizationId: string) {
    await this.browser.open(`${this.address}/api/auth/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ csrfToken: await this.csrfToken(), data: { organizationId } }),
    })
  }

  /** Connects a store: from the portal to the store's consent page, one click on "Install", and back. */
  async connectStore(domain: string) {
    const consent = await this.browser.open(`${this.address}/api/shopify/connect?shop=${domain}`)
    const form = /<form[^>]*\baction="([^"]+)"/.exec(consent.text)?.[1]
    // A store that has the app already sends the browser straight back.
    const { url, status } =
      consent.url.startsWith(this.address) || !form ? consent : await this.install(consent.url, form)
    const { searchParams } = new URL(url)
    if (searchParams.has('connected')) return
    throw new Error(`${domain} was not connected: the portal answered ${status} at ${url}`)
  }

  private install(consentUrl: string, form: string) {
    return this.browser.open(new URL(form.replaceAll('&amp;', '&'), consentUrl).href, {
      method: 'POST',
      body: new URLSearchParams({ decision: 'install' }),
    })
  }

  private async csrfToken(): Promise<string> {
    const response = await this.browser.request(`${this.address}/api/auth/csrf`)
    const { csrfToken } = await response.json()
    return csrfToken
  }
}
