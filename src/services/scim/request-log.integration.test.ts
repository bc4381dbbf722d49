import { describe, expect, test } from 'vitest'
import { viewDirectory } from '@/services/directories/view'
import { createToken } from '@/services/directories/create-token'
import { revokeToken } from '@/services/directories/revoke-token'
import { database } from '@/adapters/db/client'
import { pruneRequestLog } from '@/services/scim/prune-request-log'
import { useDatabase } from '@/testing/database'
import { addDirectory, scimClient, testDirectory } from '@/testing/directory'
import { patchOp, speakingAs, userUrn } from '@/testing/idp'
import { ada } from '@/testing/people'
import { requestLog } from '@/testing/request-log'
import { resourceOf } from '@/testing/scim-answers'

await useDatabase()
const acme = await testDirectory()

/** A directory that nobody has spoken to yet. */
const directory = async (name: string) => ({ ctx: acme.ctx, ...(await addDirectory(acme.ctx, name)) })

describe('The request log of a directory', () => {
  test('keeps method, path, status, client, person and bodies without secrets', async () => {
    const quiet = await directory('Log')
    const okta = speakingAs(quiet, { headers: { 'user-agent': 'Okta SCIM Client 1.0.0' } })
    const { id } = await okta.create('Users', ada({ password: 'hunter2' }))
    await okta.send('GET', 'Users?filter=userName+eq+"ada@example.com"&count=1')
    await okta.send('PATCH', `Users/${id}`, patchOp({ op: 'replace', path: 'password', value: 'hunter3' }))
    await okta.send('DELETE', `Users/${id}`)
    const lines = await requestLog(quiet, 4)
    expect(lines).toMatchObject([
      { method: 'POST', path: '/Users', status: 201, userId: id, userAgent: 'Okta SCIM Client 1.0.0' },
      {
        method: 'GET',
        path: '/Users?filter=userName eq "ada@example.com"&count=1',
        status: 200,
        userId: null,
      },
      { method: 'PATCH', path: `/Users/${id}`, status: 200, userId: id },
      { method: 'DELETE', path: `/Users/${id}`, status: 204, userId: id },
    ])
    expect(lines[0]).toMatchObject({
      requestBody: { userName: 'ada@example.com', password: '[redacted]' },
      responseBody: { id, userName: 'ada@example.com' },
    })
    expect(JSON.stringify(lines)).not.toContain('hunter')
    for (const { durationMs } of lines) expect(durationMs).toBeGreaterThan(0)
  })

  test('keeps the person also where the answer is an error', async () => {
    const quiet = await directory('Refused')
    const { id } = resourceOf(
      await quiet.scim('POST', 'Users', ada({ userName: 'refused@example.com' })),
      201,
    )
    await quiet.scim('PATCH', `Users/${id}`, patchOp({ op: 'replace', path: 'active', value: 'perhaps' }))
    const [, line] = await requestLog(quiet, 2)
    expect(line).toMatchObject({ status: 400, userId: id, error: expect.stringContaining('active') })
  })

  test('keeps what could not be read, as the reason why', async () => {
    const quiet = await directory('Unreadable')
    await quiet.scim('POST', 'Users', '{"userName":')
    expect(await requestLog(quiet, 1)).toMatchObject([
      { status: 400, error: expect.stringContaining('not JSON'), requestBody: null },
    ])
  })
})

describe('A refused token is logged against the directory, with its last four characters and the reason', () => {
  test('unknown', async () => {
    const quiet = await directory('Unknown token')
    await scimClient(quiet.key, 'rcs_made_up_wxyz')('GET', 'Users')
    expect(await requestLog(quiet, 1)).toMatchObject([
      { status: 401, path: '/Users', error: expect.stringMatching(/ending in wxyz is not known/) },
    ])
  })

  test('of another directory', async () => {
    const quiet = await directory('Foreign token')
    await scimClient(quiet.key, acme.token)('GET', 'Users')
    const [line] = await requestLog(quiet, 1)
    expect(line?.error).toContain(`ending in ${acme.token.slice(-4)} belongs to another directory`)
  })

  test('revoked, with the next request', async () => {
    const quiet = await directory('Revoked token')
    const { id: tokenId, token } = await createToken(acme.ctx, {
      directoryId: quiet.directoryId,
      name: 'Old',
    })
    const idp = scimClient(quiet.key, token)
    expect((await idp('GET', 'Users?count=0')).status).toBe(200)
    await revokeToken(acme.ctx, { directoryId: quiet.directoryId, tokenId })
    expect(await idp('GET', 'Users?count=0')).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': expect.stringContaining('Bearer') },
    })
    const [, line] = await requestLog(quiet, 2)
    expect(line?.error).toContain(`ending in ${token.slice(-4)} was revoked`)
  })

  test('expired', async () => {
    const quiet = await directory('Expired token')
    const wanted = { directoryId: quiet.directoryId, name: 'Short', expiresInDays: 1 }
    const { id, token, expiresAt } = await createToken(acme.ctx, wanted)
    expect(expiresAt).toBeInstanceOf(Date)
    const yesterday = new Date(Date.now() - 86_400_000)
    await database().scimToken.update({ where: { id }, data: { expiresAt: yesterday } })
    expect((await scimClient(quiet.key, token)('GET', 'Users')).status).toBe(401)
    const [line] = await requestLog(quiet, 1)
    expect(line?.error).toContain(`expired on ${yesterday.toISOString().slice(0, 10)}`)
  })

  test('and a request without a token says that none was sent', async () => {
    const quiet = await directory('No token')
    await scimClient(quiet.key, null)('GET', 'Users')
    expect(await requestLog(quiet, 1)).toMatchObject([
      { status: 401, error: expect.stringMatching(/No token was sent/) },
    ])
  })
})

describe('The directory recognises who speaks', () => {
  const clientOf = (directoryId: string) =>
    expect.poll(async () => (await viewDirectory(acme.ctx, directoryId)).client, { timeout: 5_000 })

  test.each([
    ['okta', { 'user-agent': 'Okta SCIM Client 1.0.0' }, 'Users?startIndex=1&count=2'],
    ['okta', {}, 'Users?filter=userName+eq+"test.user@okta.local"&startIndex=1&count=100'],
    ['entra', {}, `Users?filter=userName+eq+"${crypto.randomUUID()}"`],
    ['entra', {}, 'Users?aadOptscim062020&count=1'],
    ['jumpcloud', { 'user-agent': 'JumpCloud SCIM Client' }, 'Users'],
    ['ping', { 'user-agent': 'PingOne Provisioning' }, 'Users'],
  ])('%s, by headers %o and %s', async (client, headers, path) => {
    const quiet = await directory(`Heard ${client}`)
    await speakingAs(quiet, { headers }).send('GET', path)
    await clientOf(quiet.directoryId).toBe(client)
  })

  test('also when only a later request gives it away', async () => {
    const quiet = await directory('Late')
    await quiet.scim('GET', 'Users?count=1')
    await expect
      .poll(async () => (await viewDirectory(acme.ctx, quiet.directoryId)).firstRequestAt)
      .toBeInstanceOf(Date)
    const body = { schemas: ['urn:scim:schemas:core:2.0', userUrn], userName: 'late@example.com' }
    await quiet.scim('POST', 'Users', body)
    await clientOf(quiet.directoryId).toBe('onelogin')
  })

  test('and keeps its first and last request', async () => {
    const quiet = await directory('First and last')
    expect(await viewDirectory(acme.ctx, quiet.directoryId)).toMatchObject({
      client: null,
      firstRequestAt: null,
      lastRequestAt: null,
    })
    await quiet.scim('GET', 'Users')
    await expect
      .poll(async () => (await viewDirectory(acme.ctx, quiet.directoryId)).lastRequestAt, { timeout: 5_000 })
      .toBeInstanceOf(Date)
    const { firstRequestAt, tokens } = await viewDirectory(acme.ctx, quiet.directoryId)
    expect(firstRequestAt).toBeInstanceOf(Date)
    expect(tokens[0]?.lastUsedAt).toBeInstanceOf(Date)
  })
})

test('the request log goes back as many days as it should, and no further', async () => {
  const old = await directory('Old log')
  const line = {
    organizationId: acme.ctx.organizationId,
    directoryId: old.directoryId,
    method: 'GET',
    path: '/Users',
    status: 200,
    durationMs: 1,
  }
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
  await database().scimRequest.createMany({
    data: [
      { ...line, at: daysAgo(31) },
      { ...line, at: daysAgo(29) },
    ],
  })
  await pruneRequestLog()
  expect(await database().scimRequest.count({ where: { directoryId: old.directoryId } })).toBe(1)
})
