import { beforeAll, describe, expect, test, vi } from 'vitest'
import { database } from '@/adapters/db/client'
import { createToken } from '@/services/directories/create-token'
import { revokeToken } from '@/services/directories/revoke-token'
import { viewDirectory } from '@/services/directories/view'
import { viewOverview } from '@/services/overview/view'
import { useDatabase } from '@/testing/database'
import { scimClient, testDirectory, type TestDirectory } from '@/testing/directory'
import { viewIssues } from './view'

await useDatabase()

let acme: TestDirectory

beforeAll(async () => {
  acme = await testDirectory()
})

const titles = async () => (await viewIssues(acme.ctx)).issues.map(({ title }) => title)

const add = (name: string, expiresInDays?: number) =>
  createToken(acme.ctx, { directoryId: acme.directoryId, name, expiresInDays })

/** An identity provider that goes by a token, and nobody who has gone by another one later. */
async function use({ id, token }: { id: string; token: string }) {
  expect((await scimClient(acme.key, token)('GET', 'Users')).status).toBe(200)
  await vi.waitFor(async () => {
    const row = await database().scimToken.findUniqueOrThrow({ where: { id } })
    expect(row.lastUsedAt).not.toBeNull()
  })
}

describe('a token that ends (differentiator 12)', () => {
  test('is warned of while the identity provider goes by it, as an issue, on the overview and with the directory', async () => {
    await add('next year', 365)
    expect(await titles()).toEqual([])
    const ending = await add('this week', 6)
    await use(ending)
    expect((await viewIssues(acme.ctx)).issues).toMatchObject([
      {
        kind: 'credential',
        title: expect.stringMatching(/^A token \(this week\) ends in 5 days\.$/),
        who: 'idp-admin',
        where: 'Acme Okta',
        href: `/directories/${acme.directoryId}?tab=tokens`,
      },
    ])
    expect((await viewOverview(acme.ctx)).ending).toMatchObject([{ id: ending.id, rung: 7 }])
    expect((await viewDirectory(acme.ctx, acme.directoryId)).ending).toMatchObject([{ id: ending.id }])
  })

  test('no more once the identity provider has moved to one that lasts longer', async () => {
    await use(await add('rotated', 90))
    expect(await titles()).toEqual([])
  })

  test('still when it has ended and somebody went by it, until it is revoked', async () => {
    const ended = await add('forgotten', 1)
    await use(ended)
    await database().scimToken.update({
      where: { id: ended.id },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    })
    expect(await titles()).toEqual(['A token (forgotten) has ended.'])
    await revokeToken(acme.ctx, { directoryId: acme.directoryId, tokenId: ended.id })
    expect(await titles()).toEqual([])
  })

  test('is nobody else’s', async () => {
    await use(await add('last', 1))
    expect(await titles()).toHaveLength(1)
    const other = await testDirectory()
    expect((await viewIssues(other.ctx)).issues).toEqual([])
  })
})
