import { describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { viewActivity } from '@/services/activity/view'
import { useDatabase } from '@/testing/database'
import { addDirectory, scimClient, testDirectory } from '@/testing/directory'
import { createToken } from './create-token'
import { RETIRED_AFTER_DAYS, retireTokens } from './retire-tokens'
import { revokeToken } from './revoke-token'
import { viewDirectory } from './view'

await useDatabase()
const acme = await testDirectory()

const statusWith = async (key: string, token: string) =>
  (await scimClient(key, token)('GET', 'Users?count=0')).status

test('a rotation overlaps: the new token works before the old one is revoked, and after', async () => {
  const { directoryId, key, token: old } = await addDirectory(acme.ctx, 'Rotation')
  const { token: fresh } = await createToken(acme.ctx, { directoryId, name: 'Second' })
  expect([await statusWith(key, old), await statusWith(key, fresh)]).toEqual([200, 200])
  const [first] = (await viewDirectory(acme.ctx, directoryId)).tokens
  await revokeToken(acme.ctx, { directoryId, tokenId: first?.id ?? '' })
  expect([await statusWith(key, old), await statusWith(key, fresh)]).toEqual([401, 200])
})

test('a directory has at most five live tokens; a revoked or expired one leaves room', async () => {
  const { directoryId } = await addDirectory(acme.ctx, 'Five')
  const another = (name: string) => createToken(acme.ctx, { directoryId, name })
  const [second] = [await another('2'), await another('3'), await another('4'), await another('5')]
  await expect(another('6')).rejects.toMatchObject({ code: 'conflict' })
  await revokeToken(acme.ctx, { directoryId, tokenId: second.id })
  const sixth = await another('6')
  await expect(another('7')).rejects.toThrow(/at most five/)
  await database().scimToken.update({ where: { id: sixth.id }, data: { expiresAt: new Date(0) } })
  await another('7')
})

test('of parallel requests for the fifth token one succeeds', async () => {
  const { directoryId } = await addDirectory(acme.ctx, 'Race')
  const asked = Array.from({ length: 8 }, (_, index) =>
    createToken(acme.ctx, { directoryId, name: String(index) }),
  )
  const settled = await Promise.allSettled(asked)
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
})

test('a token is readable in the answer that makes it, and nowhere else', async () => {
  const { directoryId } = await addDirectory(acme.ctx, 'Secret')
  const { token } = await createToken(acme.ctx, { directoryId, name: 'Shown once' })
  const [row] = await database().scimToken.findMany({ where: { name: 'Shown once' } })
  expect(row?.lastFour).toBe(token.slice(-4))
  expect(JSON.stringify([row, await viewDirectory(acme.ctx, directoryId)])).not.toContain(token)
})

test('revoking a token twice, or one of another directory, finds nothing to revoke', async () => {
  const { directoryId } = await addDirectory(acme.ctx, 'Twice')
  const { id: tokenId } = await createToken(acme.ctx, { directoryId, name: 'Gone' })
  const foreign = { directoryId: acme.directoryId, tokenId }
  await expect(revokeToken(acme.ctx, foreign)).rejects.toMatchObject({ code: 'not-found' })
  await revokeToken(acme.ctx, { directoryId, tokenId })
  await expect(revokeToken(acme.ctx, { directoryId, tokenId })).rejects.toMatchObject({ code: 'not-found' })
})

test('only an administrator makes and revokes tokens', async () => {
  const { directoryId } = acme
  const viewer = { ...acme.ctx, role: 'viewer' as const }
  await expect(createToken(viewer, { directoryId, name: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  const tokenId = crypto.randomUUID()
  await expect(revokeToken(viewer, { directoryId, tokenId })).rejects.toMatchObject({ code: 'forbidden' })
})

describe('an old token beside a newer one', () => {
  const days = (number: number) => new Date(Date.now() - number * 86_400_000)
  const long = RETIRED_AFTER_DAYS + 1
  type Row = { createdAt: Date; lastUsedAt: Date | null; expiresAt?: Date }

  test.each<[string, Row, Row, number]>([
    [
      'is retired once the newer one has been used for two weeks, and it has not',
      { createdAt: days(90), lastUsedAt: days(long) },
      { createdAt: days(long), lastUsedAt: days(0) },
      401,
    ],
    [
      'stays while it is used now and then',
      { createdAt: days(90), lastUsedAt: days(RETIRED_AFTER_DAYS - 1) },
      { createdAt: days(long), lastUsedAt: days(0) },
      200,
    ],
    [
      'stays while the newer one is new',
      { createdAt: days(90), lastUsedAt: days(long) },
      { createdAt: days(3), lastUsedAt: days(0) },
      200,
    ],
    [
      'stays when the newer one is not used either',
      { createdAt: days(90), lastUsedAt: days(60) },
      { createdAt: days(80), lastUsedAt: days(long) },
      200,
    ],
    [
      'stays when the newer one ends soon',
      { createdAt: days(90), lastUsedAt: days(long) },
      { createdAt: days(long), lastUsedAt: days(0), expiresAt: days(-3) },
      200,
    ],
    [
      'stays as a spare that nobody has used yet',
      { createdAt: days(90), lastUsedAt: null },
      { createdAt: days(long), lastUsedAt: days(0) },
      200,
    ],
  ])('%s', async (_, old, newer, status) => {
    const { directoryId, key, token } = await addDirectory(acme.ctx, 'Idle')
    const { id, token: fresh } = await createToken(acme.ctx, { directoryId, name: 'Newer' })
    const [first] = (await viewDirectory(acme.ctx, directoryId)).tokens
    await database().scimToken.update({ where: { id: first?.id ?? '' }, data: old })
    await database().scimToken.update({ where: { id }, data: newer })
    await retireTokens()
    expect([await statusWith(key, token), await statusWith(key, fresh)]).toEqual([status, 200])
    const { events } = await viewActivity(acme.ctx, { limit: 50, directoryId })
    expect(events.filter(({ kind }) => kind === 'token.retired')).toHaveLength(status === 401 ? 1 : 0)
  })
})
