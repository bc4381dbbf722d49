import { expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { isTimeout } from './errors'
import { atOnce, inPipeline, type Pipeline } from './pipeline'
import { emptyDirectory } from './scim-query/testing/directory'
import { provenOrganization } from './tenant'

await useDatabase()

const { organizationId } = await emptyDirectory()
const count = ({ sql }: Pipeline) => sql.$queryRaw<{ directories: number }[]>`
  select count(*)::int as directories from directory`

test.each([
  ['one after the other', inPipeline],
  ['at once', atOnce],
])('statements sent %s see one organization alone', async (_, inside) => {
  await emptyDirectory()
  const [mine, others] = await Promise.all([
    inside(organizationId, count),
    inside(provenOrganization('00000000-0000-0000-0000-000000000000'), count),
  ])
  expect([mine, others]).toEqual([[{ directories: 1 }], [{ directories: 0 }]])
})

test('an organization is a value, whatever it is made of', async () => {
  const strange = `'; set local role postgres; \\' --`
  const asked = await atOnce(
    provenOrganization(strange),
    ({ sql }) =>
      sql.$queryRaw`select current_setting('rollcall.organization') as organization, current_user as role`,
  )
  expect(asked).toEqual([{ organization: strange, role: 'rollcall_tenant' }])
})

test('of statements sent at once, the one that failed says why', async () => {
  const failing = atOnce(organizationId, ({ sql }) =>
    Promise.all([sql.$queryRaw`select 1`, sql.$queryRaw`select 1 / 0`, sql.$queryRaw`select 2`]),
  )
  await expect(failing).rejects.toThrow('division by zero')
  expect(await atOnce(organizationId, count)).toEqual([{ directories: 1 }])
})

test('no statement takes longer than it may', async () => {
  const slow = atOnce(organizationId, ({ sql }) => sql.$queryRaw`select pg_sleep(5)::text`, 20)
  await expect(slow).rejects.toSatisfy(isTimeout)
})

test('what is asked after the end was sent is refused, and nothing of it is done', async () => {
  const late = atOnce(organizationId, async (tenant) => {
    await count(tenant)
    return tenant.sql.$executeRaw`update directory set name = 'Late'`
  })
  await expect(late).rejects.toThrow('The transaction has ended')
})
