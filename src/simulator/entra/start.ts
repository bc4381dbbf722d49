import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readBulkRequest, type Upload } from './bulk-request'
import { logEntry, type Entry, type Verdict } from './log-entry'
import { rateLimit } from './rate-limit'

const TENANT = '4f2d7a3c-0000-4000-8000-000000000001'
const SERVICE_PRINCIPAL = 'a1b2c3d4-0000-4000-8000-000000000002'
const JOB = 'API2AAD.0f0f0f0f.1a03de52'
const PAGE = 100

type Account = { id: string; accountEnabled: boolean; data: Record<string, unknown> }

/**
 * As much of Microsoft Entra ID as API-driven inbound provisioning needs: client credentials, bulkUpload, and the
 * provisioning logs. What each rule rests on is in FIDELITY.md.
 */
export async function startEntra({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const accounts = new Map<string, Account>()
  const log: Entry[] = []
  const waiting: Upload[] = []
  const uploads: number[] = []
  const verdicts = new Map<string, Verdict>()
  const isAllowed = rateLimit(40)
  let roles = ['SynchronizationData-User.Upload', 'ProvisioningLog.Read.All']
  let made = 0

  /** What the provisioning service does with what was uploaded, some time after it was. */
  function provision(): void {
    for (const { externalId, data } of waiting.splice(0)) {
      const verdict = verdicts.get(externalId) ?? { status: 'success' }
      const known = accounts.get(externalId)
      if (verdict.status === 'success') {
        const accountEnabled = data.active !== false
        accounts.set(externalId, { id: known?.id ?? `entra-user-${++made}`, accountEnabled, data })
      }
      const target = accounts.get(externalId)
      log.push(
        logEntry({
          number: log.length + 1,
          job: JOB,
          tenant: TENANT,
          externalId,
          data,
          verdict,
          isNew: !known,
          target: target?.id,
        }),
      )
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://entra.test')
    const body = await textOf(request)
    const say = (status: number, content?: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        date: new Date().toUTCString(),
        'request-id': `req-${++made}`,
        ...headers,
      })
      response.end(content === undefined ? undefined : JSON.stringify(content))
    }
    const refuse = (status: number, code: string, message: string, headers?: Record<string, string>) =>
      say(status, { error: { code, message } }, headers)
    if (url.pathname === `/${TENANT}/oauth2/v2.0/token`) return token(new URLSearchParams(body), say)
    if (request.headers.authorization !== `Bearer ${bearer()}`)
      return refuse(401, 'InvalidAuthenticationToken', 'Access token is empty or expired.')
    if (url.pathname === '/v1.0/auditLogs/provisioning') {
      if (!roles.includes('ProvisioningLog.Read.All'))
        return refuse(403, 'Authorization_RequestDenied', 'Insufficient privileges')
      return say(200, page(url))
    }
    if (url.pathname !== uploadPath) return refuse(404, 'ResourceNotFound', 'Resource not found')
    if (request.method !== 'POST') return refuse(405, 'MethodNotAllowed', 'Only POST is supported')
    if (!isAllowed(Date.now()))
      return refuse(429, 'TooManyRequests', 'Too many requests', { 'retry-after': '1' })
    const read = readBulkRequest(request.headers['content-type'], body)
    if (!read.ok) return refuse(400, 'BadRequest', read.message)
    uploads.push(read.operations.length)
    waiting.push(...read.operations)
    const filter = encodeURIComponent(`jobid eq '${JOB}'`)
    say(202, undefined, {
      location: `https://graph.microsoft.com/v1.0/auditLogs/provisioning/?$filter=${filter}`,
    })
  }

  const uploadPath = `/v1.0/servicePrincipals/${SERVICE_PRINCIPAL}/synchronization/jobs/${JOB}/bulkUpload`
  /** An unsigned token with the claims that an application's token has. */
  const bearer = () =>
    [{ alg: 'none' }, { aud: 'https://graph.microsoft.com', roles }, {}]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')

  function token(form: URLSearchParams, say: (status: number, content: object) => void): void {
    if (form.get('client_id') !== clientId)
      return say(400, {
        error: 'unauthorized_client',
        error_description: 'AADSTS700016: Application was not found in the directory.',
      })
    if (form.get('client_secret') !== clientSecret || form.get('grant_type') !== 'client_credentials')
      return say(401, {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: Invalid client secret provided.',
      })
    say(200, { token_type: 'Bearer', expires_in: 3599, access_token: bearer() })
  }

  /** Newest first, as Graph answers; only the filters that are documented. */
  function page(url: URL) {
    const filter = url.searchParams.get('$filter') ?? ''
    const job = /jobId eq '([^']*)'/i.exec(filter)?.[1]
    const since = /activityDateTime gt ([0-9TZ:.-]+)/.exec(filter)?.[1]
    const found = log
      .filter((entry) => entry.jobId === job && (!since || entry.activityDateTime > since))
      .toReversed()
    const skip = Number(url.searchParams.get('$skiptoken') ?? 0)
    const next = new URL(url.href)
    next.searchParams.set('$skiptoken', String(skip + PAGE))
    return {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#auditLogs/provisioning',
      ...(found.length > skip + PAGE
        ? { '@odata.nextLink': next.href.replace('http://entra.test', base) }
        : {}),
      value: found.slice(skip, skip + PAGE),
    }
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    endpoint: `${base}${uploadPath}`,
    tenantId: TENANT,
    /** By the identifier that they were uploaded under. */
    accounts,
    /** How many operations each accepted request had. */
    uploads,
    provision,
    decide: (externalId: string, verdict: Verdict) => verdicts.set(externalId, verdict),
    grant: (next: string[]) => (roles = next),
    stop: () => server.close(),
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
