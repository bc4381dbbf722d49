import { expect, test } from 'vitest'
import { viewActivity } from '@/services/activity/view'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { listOrganizations } from './list'
import { renameOrganization } from './rename'

await useDatabase()

test('an owner renames the organization, its history says so, and an admin may not', async () => {
  const { ctx, teammateId } = await testDirectory()
  await renameOrganization(ctx, { name: 'Acme Outfitters' })
  expect(await listOrganizations(teammateId)).toMatchObject([{ name: 'Acme Outfitters' }])
  const { events } = await viewActivity(ctx, { limit: 10 })
  expect(events.find(({ kind }) => kind === 'organization.renamed')).toMatchObject({
    source: { name: 'Grace' },
  })
  await expect(renameOrganization({ ...ctx, role: 'admin' }, { name: 'Mine' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
