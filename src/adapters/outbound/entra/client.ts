import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { JsonObject } from '@/core/scim/json'
import { jobOf } from '@/core/targets/settings'
import { TargetTroubleError } from '@/core/targets/trouble'
import { retryAfterOf } from '../retry-after'
import type { OutboundAnswer, Send } from '../send'
import { readLog, type ProvisioningResult } from './provisioning-log'

/** Graph takes 40 requests a second of these. */
const APART_MS = 26

/** When the last upload to an endpoint was, so that one process keeps the pace over all its drains. */
const lastUploads = new Map<string, number>()

export type EntraAccess = {
  endpoint: string
  login: string
  tenantId: string
  clientId: string
  clientSecret: string
  send: Send
}

const Token = z.object({ access_token: z.string(), expires_in: z.number() })
const TokenError = z.looseObject({ error_description: z.string() })
const GraphError = z.object({
  error: z.looseObject({ code: z.string().optional(), message: z.string().optional() }),
})

export type EntraClient = ReturnType<typeof entraClient>

/** Speaks Microsoft Graph's API-driven inbound provisioning. Throws TargetTroubleError. */
export function entraClient({ endpoint, login, tenantId, clientId, clientSecret, send }: EntraAccess) {
  let signedIn: Promise<string> | undefined
  const token = () => (signedIn ??= signIn())

  async function signIn(): Promise<string> {
    const answer = await send({
      method: 'POST',
      url: `${login}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: `${new URL(endpoint).origin}/.default`,
      }).toString(),
    })
    const parsed = Token.safeParse(json(answer.text))
    if (answer.status === 200 && parsed.success) return parsed.data.access_token
    const said = TokenError.safeParse(json(answer.text))
    const detail =
      (said.success ? said.data.error_description : `status ${answer.status}`).split(/[\r\n]/)[0] ?? ''
    throw new TargetTroubleError({ kind: answer.status >= 500 ? 'unavailable' : 'unauthorized', detail })
  }

  const authorized = async () => ({ authorization: `Bearer ${await token()}`, accept: 'application/json' })

  return {
    /** Hands up to 50 records over; what became of each is in the provisioning log later. */
    async upload(
      records: { bulkId: string; data: JsonObject }[],
    ): Promise<{ uploadedAt: Date; requestId?: string }> {
      await pace(endpoint)
      const answer = await send({
        method: 'POST',
        url: endpoint,
        headers: { ...(await authorized()), 'content-type': 'application/scim+json' },
        body: JSON.stringify({
          schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
          Operations: records.map(({ bulkId, data }) => ({ method: 'POST', bulkId, path: '/Users', data })),
          failOnErrors: null,
        }),
      })
      if (answer.status !== 202) throw troubleOf(answer)
      const requestId = answer.headers.get('request-id')
      // By the clock that will date the log, as far as it tells.
      const date = Date.parse(answer.headers.get('date') ?? '')
      return {
        uploadedAt: new Date(Number.isNaN(date) ? Date.now() : date),
        ...(requestId ? { requestId } : {}),
      }
    },
    /** What the provisioning service has done since then, newest first. */
    async results(since: Date): Promise<ProvisioningResult[]> {
      const base = endpoint.slice(0, endpoint.search(/\/servicePrincipals\//i))
      const filter = `jobId eq '${jobOf(endpoint).replaceAll("'", "''")}' and activityDateTime gt ${since.toISOString()}`
      const query = new URLSearchParams({ $filter: filter })
      return readLog(`${base}/auditLogs/provisioning?${query}`, async (url) => {
        const answer = await send({ method: 'GET', url, headers: await authorized() })
        if (answer.status !== 200) throw troubleOf(answer)
        return json(answer.text)
      })
    },
    /** The application permissions that the token names, or undefined when it cannot be read. */
    async permissions(): Promise<string[] | undefined> {
      const claims = json(Buffer.from((await token()).split('.')[1] ?? '', 'base64url').toString('utf8'))
      const parsed = z.object({ roles: z.array(z.string()) }).safeParse(claims)
      return parsed.success ? parsed.data.roles : undefined
    },
  }
}

async function pace(endpoint: string): Promise<void> {
  const now = Date.now()
  const at = Math.max(now, (lastUploads.get(endpoint) ?? 0) + APART_MS)
  lastUploads.set(endpoint, at)
  if (at > now) await sleep(at - now)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function troubleOf({ status, headers, text }: OutboundAnswer): TargetTroubleError {
  const parsed = GraphError.safeParse(json(text))
  const detail = `${status}${parsed.success ? `, ${parsed.data.error.message ?? parsed.data.error.code ?? ''}` : ''}`
  if (status === 401 || status === 403) return new TargetTroubleError({ kind: 'unauthorized', detail })
  if (status === 404) return new TargetTroubleError({ kind: 'not-found', detail })
  if (status === 400)
    return new TargetTroubleError({
      kind: 'misconfigured',
      detail: `Entra refused what was uploaded: ${detail}`,
    })
  const retryAfterMs = retryAfterOf(headers, new Date())
  return new TargetTroubleError({
    kind: status === 429 ? 'throttled' : 'unavailable',
    detail,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}
