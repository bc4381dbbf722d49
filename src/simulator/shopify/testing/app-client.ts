import { type Simulator, startSimulator, type SimulatorOptions } from '../start'

export const DOMAIN = 'linen.myshopify.com'
export const SCOPES =
  'write_customers,write_companies,read_customer_merge,write_customer_merge,write_customer_data_erasure'
export const CLIENT = { client_id: 'simulated-app', client_secret: 'simulated-app-secret' }
const REDIRECT = 'http://127.0.0.1/callback'

export type Reply = { status: number; headers: Headers; body: unknown }

/** What lies at a path of an answer. Tests compare it, so its type is nobody's business. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
      value,
    )
}

export const textAt = (value: unknown, path: string): string => String(at(value, path))

async function read(response: Response): Promise<Reply> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

/** A simulator with one store, and an app that talks to it as real ones do: by HTTP. */
export class AppClient {
  token = ''

  constructor(readonly simulator: Simulator) {}

  static async start(options: SimulatorOptions = {}): Promise<AppClient> {
    return new AppClient(await startSimulator({ stores: [{ domain: DOMAIN }], ...options }))
  }

  get(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.simulator.url}${path}`, { redirect: 'manual', ...init })
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const init = {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }
    return read(await this.get(path, init))
  }

  control(method: string, path: string, body?: unknown): Promise<Reply> {
    return this.send(method, `/_control/${path}`, body)
  }

  authorizePath(scope = SCOPES, redirect = REDIRECT, domain = DOMAIN): string {
    const query = new URLSearchParams({
      client_id: CLIENT.client_id,
      scope,
      redirect_uri: redirect,
      state: 'nonce',
    })
    return `/${domain}/admin/oauth/authorize?${query}`
  }

  async press(button: 'install' | 'cancel', path = this.authorizePath()): Promise<URL> {
    const body = new URLSearchParams({ decision: button })
    const response = await this.get(path, { method: 'POST', body })
    return new URL(response.headers.get('location') ?? 'about:blank')
  }

  exchange(body: Record<string, unknown>, domain = DOMAIN): Promise<Reply> {
    const path = `/${domain}/admin/oauth/access_token`
    return this.send('POST', path, { ...CLIENT, ...body }, { accept: 'application/json' })
  }

  async install(domain = DOMAIN, scope = SCOPES): Promise<Reply> {
    const back = await this.press('install', this.authorizePath(scope, REDIRECT, domain))
    const reply = await this.exchange({ code: back.searchParams.get('code'), expiring: '1' }, domain)
    this.token = textAt(reply.body, 'access_token')
    return reply
  }

  graphql(query: string, variables: unknown = {}, domain = DOMAIN, version = '2026-10'): Promise<Reply> {
    const path = `/${domain}/admin/api/${version}/graphql.json`
    return this.send('POST', path, { query, variables }, { 'x-shopify-access-token': this.token })
  }
}
