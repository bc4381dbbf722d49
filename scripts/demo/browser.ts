const REDIRECTS = 10

/** What of a browser a visitor needs: cookies of one site, and redirects that are followed. */
export class Browser {
  private readonly cookies = new Map<string, string>()

  constructor(private readonly site: string) {}

  /** Opens the address and follows redirects, across sites too. */
  async open(
    address: string,
    init: RequestInit = {},
  ): Promise<{ url: string; status: number; text: string }> {
    let url = address
    let response = await this.request(url, init)
    for (let hop = 0; response.headers.has('location') && hop < REDIRECTS; hop++) {
      await response.body?.cancel()
      url = new URL(response.headers.get('location') ?? '', url).href
      response = await this.request(url)
    }
    return { url, status: response.status, text: await response.text() }
  }

  /** One request, with the site's cookies when it goes there. */
  async request(url: string, init: RequestInit = {}): Promise<Response> {
    const isHome = new URL(url).origin === this.site
    const headers = new Headers(init.headers)
    if (isHome) headers.set('cookie', [...this.cookies].map((pair) => pair.join('=')).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    if (isHome) this.keepCookies(response.headers.getSetCookie())
    return response
  }

  private keepCookies(lines: string[]) {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /;\s*max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}
