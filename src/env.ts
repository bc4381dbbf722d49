import { z } from 'zod'

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/$/, ''))

const sealingKeys = z
  .string()
  .regex(/^\d+:[A-Za-z0-9+/=]{44}(,\d+:[A-Za-z0-9+/=]{44})*$/, 'must read like 1:<32 bytes in base64>[,2:…]')

const number = (fallback: number) => z.coerce.number().positive().default(fallback)

/** Where each required variable comes from; shown when it is missing. */
const source: Record<string, string> = {
  DATABASE_URL: 'the connection string of your PostgreSQL, postgresql://user:password@host:5432/rollcall',
  PORTAL_URL: 'the address people open, such as https://rollcall.example.com',
  NEXTAUTH_SECRET: '32 random bytes, for example from: openssl rand -base64 32',
  ENCRYPTION_KEYS: '1:<key>, the key from: openssl rand -base64 32',
  SHOPIFY_API_KEY: 'the client id of your app in the Shopify Dev Dashboard',
  SHOPIFY_API_SECRET: 'the client secret of your app in the Shopify Dev Dashboard',
}

const schema = z.object({
  DATABASE_URL: z.string().startsWith('postgres'),
  PORTAL_URL: url,
  NEXTAUTH_SECRET: z.string().min(32),
  ENCRYPTION_KEYS: sealingKeys,
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  /** The client secret before this one, while it is being rotated. */
  SHOPIFY_API_SECRET_OLD: z.string().optional(),
  SHOPIFY_SIMULATOR_URL: url.optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  INNGEST_BASE_URL: url.optional(),
  /** Mutations in one request of urgent changes; a back-fill learns how many the store answers quickly. */
  CUSTOMERS_PER_REQUEST: number(10),
  /** Seconds that Shopify may take to answer a request; it gives up by itself after 10. */
  SHOPIFY_ANSWER_SECONDS: number(15),
  /** New customers due in one store from which on they are handed to Shopify as one bulk operation. */
  BULK_LOAD_FROM: number(2000),
  /** Milliseconds that a changed user waits for more changes before it is written. */
  COALESCE_MS: number(300),
  /** Milliseconds that a leaver waits for others, so that a mass removal is seen as a whole. */
  GUARD_SETTLE_MS: z.coerce.number().min(0).max(2_000).default(1_500),
  /** Writes of one customer within an hour after which programs must be working against each other: it is stopped. */
  LINK_WRITES_AN_HOUR: number(200),
  /** SCIM requests a second that one process answers for one directory; more get 429. */
  SCIM_REQUESTS_PER_SECOND: number(500),
  /** Seconds that a search of a directory may take in the database; then it is refused. */
  SCIM_SEARCH_SECONDS: number(10),
  /** Days that history goes back at least; it goes by whole months. */
  HISTORY_DAYS: number(400),
  /** Days that the request log of a directory goes back. */
  REQUEST_LOG_DAYS: number(30),
  /** Lets targets be in private networks, and be asked over plain http: for development and self-hosting only. */
  OUTBOUND_PRIVATE_ADDRESSES: z.stringbool().default(false),
  /** Name servers that are asked for the TXT records of domains, such as 9.9.9.9 or 127.0.0.1:53; the machine's own when empty. */
  DNS_SERVERS: z
    .string()
    .default('')
    .transform((servers) => servers.split(',').flatMap((server) => server.trim() || [])),
  /** Connections of one process to PostgreSQL. */
  DATABASE_POOL: number(20),
})

export type Env = z.infer<typeof schema>

/** Parses the environment once; throws one error that names every missing or wrong variable and its source. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(filled)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0])
    const hint = source[name] ? ` It is ${source[name]}.` : ''
    return filled[name] === undefined ? `- ${name} is missing.${hint}` : `- ${name}: ${issue.message}.${hint}`
  })
  throw new Error(`The environment is not complete:\n${lines.join('\n')}\nSee .env.example.`)
}

let parsed: Env | undefined

/** The environment of this process, parsed at the first call: importing a module must not need a database. */
export const env = () => (parsed ??= parseEnv(process.env))
