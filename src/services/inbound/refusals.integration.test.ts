import { Webhook } from 'standardwebhooks'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { database } from '@/adapters/db/client'
import { EVENT_BYTES } from '@/core/inbound/person-event'
import { problems } from '@/core/inbound/problem'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { requestLog } from '@/testing/request-log'
import { adaEvent, addWebsite, websiteClient, type Attempt } from '@/testing/website'
import { createSecret } from './create-secret'
import { describeEventsApi } from './describe'
import type { EventsAnswer } from './handle'
import { revokeSecret } from './revoke-secret'

process.env.SCIM_REQUESTS_PER_SECOND = '40'
await useDatabase()
const acme = await testDirectory()

type Site = Awaited<ReturnType<typeof addWebsite>>

const { paths, components } = describeEventsApi()
const { requestBody, responses } = paths['/api/events/{directoryKey}'].post

const Response = z.object({
  headers: z.object({ 'retry-after': z.object({ schema: z.unknown() }) }).optional(),
  content: z.record(z.string(), z.object({ schema: z.unknown() })),
})

/** A schema of the description as a check of values. */
const checkOf = (schema: unknown) =>
  z.fromJSONSchema(
    JSON.parse(
      JSON.stringify({ ...Object(schema), $defs: components.schemas }).replaceAll(
        '#/components/schemas/',
        '#/$defs/',
      ),
    ),
  )

/** The answer has a status, a media type, headers and a body that the description announces. */
function expectDescribed({ status, body, headers }: EventsAnswer) {
  const described = Response.parse(z.record(z.string(), z.unknown()).parse(responses)[String(status)])
  const [media = ''] = (headers['content-type'] ?? '').split(';')
  expect(Object.keys(described.content)).toContain(media)
  checkOf(described.content[media]?.schema).parse(body)
  if (described.headers) checkOf(described.headers['retry-after'].schema).parse(headers['retry-after'])
}

const requestCheck = checkOf(requestBody.content['application/json'].schema)
const produced = new Set<string>()

afterAll(() => expect([...produced].toSorted()).toEqual(Object.keys(problems).toSorted()))

const longAgo = () => Math.floor(Date.now() / 1000) - 301
const other = 'whsec_' + Buffer.alloc(32, 1).toString('base64')
const joined = adaEvent('person.joined')

const secretsOf = async ({ directoryId }: Site) =>
  (await database().signingSecret.findMany({ where: { directoryId }, orderBy: { id: 'asc' } })).map(
    ({ id }) => id,
  )

async function expire({ directoryId }: Site) {
  await database().signingSecret.updateMany({ where: { directoryId }, data: { expiresAt: new Date(0) } })
}

async function revoke({ directoryId, ...site }: Site) {
  const [secretId = ''] = await secretsOf({ directoryId, ...site })
  await revokeSecret(acme.ctx, { directoryId, secretId })
}

type Refusal = [what: string, code: keyof typeof problems, send: (site: Site) => Promise<EventsAnswer>]

const sent =
  (body: unknown, attempt?: Attempt) =>
  ({ send }: Site) =>
    send(body, attempt)

const refusals: Refusal[] = [
  ['no header of a signature', 'missing-signature', sent(joined, { headers: { 'webhook-signature': '' } })],
  ['a timestamp of six minutes ago', 'old-timestamp', sent(joined, { timestamp: longAgo() })],
  ['a timestamp in ten minutes', 'old-timestamp', sent(joined, { timestamp: longAgo() + 900 })],
  ['a timestamp in words', 'old-timestamp', sent(joined, { headers: { 'webhook-timestamp': 'now' } })],
  ['another secret', 'bad-signature', sent(joined, { secret: other })],
  [
    'a signature of another version',
    'bad-signature',
    sent(joined, { headers: { 'webhook-signature': 'v2,x v1' } }),
  ],
  ['a body changed on the way', 'bad-signature', changedOnTheWay],
  ['an expired secret', 'expired-secret', async (site) => (await expire(site), site.send(joined))],
  ['a revoked secret', 'revoked-secret', async (site) => (await revoke(site), site.send(joined))],
  [
    'another secret, where none lives',
    'no-secret',
    async (site) => (await revoke(site), site.send(joined, { secret: other })),
  ],
  [
    'an address that nobody has',
    'unknown-directory',
    ({ secret }) => websiteClient('nobody', secret)(joined),
  ],
  ['an address that cannot be', 'unknown-directory', ({ secret }) => websiteClient('\u0000', secret)(joined)],
  ['an IdP’s directory', 'no-secret', ({ secret }) => websiteClient(acme.key, secret)(joined)],
  ['another method', 'method-not-allowed', sent(joined, { method: 'PUT' })],
  ['a megabyte and more', 'body-too-large', sent('x'.repeat(EVENT_BYTES + 1))],
  [
    'a form',
    'unsupported-media-type',
    sent('a=1', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  ],
  ['no JSON', 'invalid-json', sent('{')],
  ['an empty body', 'invalid-json', sent('')],
  ['JSON that is too deep', 'invalid-json', sent('['.repeat(100_000) + ']'.repeat(100_000))],
  ['an empty list', 'invalid-event', sent([])],
  ['a list of 101', 'invalid-event', sent(Array.from({ length: 101 }, () => joined))],
  ['an unknown type', 'invalid-event', sent({ ...joined, type: 'person.renamed' })],
  ['a field that there is not', 'invalid-event', sent(adaEvent('person.joined', { mail: 'x@example.com' }))],
  ['a person without an address', 'invalid-event', sent(adaEvent('person.joined', { email: undefined }))],
  [
    'a character that cannot be kept',
    'invalid-event',
    sent(adaEvent('person.joined', { givenName: '\u0000' })),
  ],
  [
    'an event of tomorrow',
    'invalid-event',
    sent(adaEvent('person.left', {}, new Date(Date.now() + 86_400_000).toISOString())),
  ],
  ['an id with a space', 'invalid-event', sent(joined, { id: 'evt 1' })],
  ['an id that differs from another in capitals only', 'conflict', sharingAnId],
  [
    'another event under the same id',
    'id-reused',
    async ({ send }) => (await send(joined, { id: 'e' }), send(adaEvent('person.left'), { id: 'e' })),
  ],
  ['too many requests in a second', 'too-many-requests', tooMany],
  ['a failure of the database', 'unavailable', whileBroken],
]

async function changedOnTheWay({ key, secret }: Site) {
  const signature = new Webhook(secret).sign('e', new Date(), '{}')
  return websiteClient(key, secret)(joined, { id: 'e', headers: { 'webhook-signature': signature } })
}

async function sharingAnId({ send }: Site) {
  await send(adaEvent('person.joined', { id: 'Ab' }))
  return send(adaEvent('person.joined', { id: 'aB' }))
}

async function tooMany({ send }: Site): Promise<EventsAnswer> {
  const answers = await Promise.all(Array.from({ length: 120 }, () => send(adaEvent('person.left'))))
  return answers.find(({ status }) => status !== 200) ?? Promise.reject(new Error('None was refused'))
}

async function whileBroken({ send }: Site) {
  await database().$executeRaw`alter table inbound_person rename to gone`
  try {
    return await send(joined)
  } finally {
    await database().$executeRaw`alter table gone rename to inbound_person`
  }
}

describe('A refusal says what was wrong, what ends it and who can', () => {
  test.each(refusals)('%s: %s', async (_, code, send) => {
    const answer = await send(await addWebsite(acme.ctx))
    produced.add(code)
    expect(answer).toMatchObject({ status: problems[code].status, body: { code } })
    expectDescribed(answer)
  })

  test.each([
    [adaEvent('person.joined', { addresses: [{ country: 'Switzerland' }] }), '/person/addresses/0/country'],
    [adaEvent('person.joined', { groups: ['VIP', ' '] }), '/person/groups/1'],
    [adaEvent('person.joined', {}, 'yesterday'), '/occurredAt'],
    [adaEvent('person.joined', { id: 7 }), '/person/id'],
  ])('%j is refused for %s', async (event, field) => {
    const { send } = await addWebsite(acme.ctx)
    const { body } = await send(event)
    expect(body).toMatchObject({
      errors: [{ field, detail: expect.stringMatching(/\S/) }],
      whoFixes: 'website',
    })
    expect(requestCheck.safeParse(event).success).toBe(false)
  })
})

describe('The OpenAPI description', () => {
  const fields = {
    phone: '+41441234567',
    locale: null,
    groups: ['VIP'],
    addresses: [{ streetAddress: 'Rue 1', country: 'CH', primary: true, type: 'work' }],
  }
  test.each([
    ['a sign-up', adaEvent('person.joined', fields)],
    ['a change', adaEvent('person.changed', {}, '2026-01-01T12:00:00+01:00')],
    ['leaving', adaEvent('person.left')],
    ['removal', adaEvent('person.removed')],
    ['a list', [adaEvent('person.joined'), { type: 'nonsense' }]],
  ])('fits %s and its answer', async (_, body) => {
    const { send } = await addWebsite(acme.ctx)
    const answer = await send(body)
    expect(answer.status).toBe(200)
    expectDescribed(answer)
    for (const event of [body].flat().filter(({ type }) => type !== 'nonsense')) requestCheck.parse(event)
  })

  test('names every refusal under its status', () => {
    for (const [code, { status }] of Object.entries(problems))
      expect(JSON.stringify(z.record(z.string(), z.unknown()).parse(responses)[String(status)])).toContain(
        code,
      )
  })

  test('has every schema that it refers to', () => {
    const text = JSON.stringify(describeEventsApi())
    const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '')
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(named))
    expect(text).not.toContain('$defs')
  })
})

describe('Signing secrets', () => {
  test('two live at a time, so that a website can move without a gap', async () => {
    const site = await addWebsite(acme.ctx)
    const { directoryId } = site
    const { secret } = await createSecret(acme.ctx, { directoryId, othersEndInHours: 24 })
    for (const known of [site.secret, secret])
      expect((await site.send(adaEvent('person.left'), { secret: known })).status).toBe(200)
    await expect(createSecret(acme.ctx, { directoryId })).rejects.toMatchObject({ code: 'conflict' })
    const [first = ''] = await secretsOf(site)
    await revokeSecret(acme.ctx, { directoryId, secretId: first })
    expect((await site.send(joined)).body).toMatchObject({ code: 'revoked-secret' })
    expect((await site.send(joined, { secret })).status).toBe(200)
  })

  test('are kept sealed', async () => {
    const { directoryId, secret } = await addWebsite(acme.ctx)
    const rows = await database().signingSecret.findMany({ where: { directoryId } })
    expect(JSON.stringify(rows)).not.toContain(secret.slice('whsec_'.length))
  })

  test('are made and revoked by administrators only, and only for websites', async () => {
    const viewer = { ...acme.ctx, role: 'operator' as const }
    const { directoryId } = await addWebsite(acme.ctx)
    await expect(createSecret(viewer, { directoryId })).rejects.toMatchObject({ code: 'forbidden' })
    const secretId = crypto.randomUUID()
    await expect(revokeSecret(viewer, { directoryId, secretId })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createSecret(acme.ctx, { directoryId: acme.directoryId })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

test('the directory’s request log shows what was taken in and why the rest was not', async () => {
  const site = await addWebsite(acme.ctx)
  await site.send(joined)
  await site.send(joined, { secret: other })
  await site.send([joined, { type: 'x' }])
  const lines = await requestLog({ ctx: acme.ctx, directoryId: site.directoryId }, 3)
  expect(lines).toMatchObject([
    { method: 'POST', path: '/events', status: 200, error: null, requestBody: { type: 'person.joined' } },
    { status: 401, error: expect.stringContaining('ends in'), requestBody: null },
    { status: 200, error: expect.stringMatching(/^1 of 2 events were refused\. \/type/) },
  ])
})
