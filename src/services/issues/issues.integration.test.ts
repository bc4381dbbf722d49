import { beforeAll, describe, expect, test } from 'vitest'
import { setMatchingPolicy } from '@/services/matching/set-policy'
import { drainStore } from '@/services/sync/drain-store'
import { viewActivity } from '@/services/activity/view'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { addTeammate } from '@/testing/teammates'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'
import { retryAlike } from './retry'
import { countIssues, viewIssues, viewPeopleOfIssue } from './view'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let store: TestStore

const drain = () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })
const issues = async () => (await viewIssues(acme.ctx)).issues
const strangers = ['one@example.com', 'two@example.com']

/** Two people whose addresses customers have that the directory may not take over. */
beforeAll(async () => {
  acme = await testDirectory()
  await setMatchingPolicy(acme.ctx, { id: acme.directoryId, policy: 'never' })
  store = await connectTestStore(simulator, acme)
  for (const email of strangers) {
    await store.act({ email, firstName: 'Other' })
    await acme.scim('POST', 'Users', ada({ userName: email, emails: [{ value: email, primary: true }] }))
  }
})

describe('issues', () => {
  test('are none while nothing fails, and say when that was looked at', async () => {
    const { checkedAt } = await viewIssues(acme.ctx)
    expect(await issues()).toEqual([])
    expect(checkedAt).toBeInstanceOf(Date)
  })

  test('group what fails by its cause: one line for both people, with who acts (M46)', async () => {
    await drain()
    expect(await issues()).toMatchObject([
      {
        kind: 'failing',
        count: 2,
        who: 'teammate',
        where: expect.any(String),
        firstSeen: expect.any(Date),
        lastSeen: expect.any(Date),
        alike: { kind: 'failing', storeId: store.id, code: 'email-taken' },
      },
    ])
    expect(await countIssues(acme.ctx)).toEqual({ open: 1 })
  })

  test('show their people page by page, each with their own reason', async () => {
    const alike = { kind: 'failing', storeId: store.id, code: 'email-taken' } as const
    const first = await viewPeopleOfIssue(acme.ctx, { alike, limit: 1 })
    expect(first.people).toMatchObject([{ why: expect.stringContaining('e-mail address') }])
    const rest = await viewPeopleOfIssue(acme.ctx, { alike, limit: 1, cursor: first.nextCursor ?? undefined })
    expect(rest.people).toHaveLength(1)
    expect(rest.people[0]?.personId).not.toBe(first.people[0]?.personId)
    expect(rest.nextCursor).toBeNull()
  })

  test('are invisible to other organizations', async () => {
    const other = await testDirectory()
    expect((await viewIssues(other.ctx)).issues).toEqual([])
    const alike = { kind: 'failing', storeId: store.id, code: 'email-taken' } as const
    expect((await viewPeopleOfIssue(other.ctx, { alike, limit: 10 })).people).toEqual([])
    await expect(retryAlike(other.ctx, alike)).rejects.toThrow(/no such store/)
  })

  test('are retried by operators only', async () => {
    const viewer = await addTeammate(acme.ctx, 'viewer')
    const alike = { kind: 'failing', storeId: store.id, code: 'email-taken' } as const
    await expect(retryAlike(viewer, alike)).rejects.toThrow(/operator/)
  })

  test('once their cause is gone one action retries all alike, and the issue disappears (M40)', async () => {
    for (const customer of await store.customers())
      await store.act({ action: 'update', id: customer.id, email: `other.${customer.email}` })
    const alike = { kind: 'failing', storeId: store.id, code: 'email-taken' } as const
    expect(await retryAlike(acme.ctx, alike)).toEqual({ people: 2 })
    await drain()
    expect(await issues()).toEqual([])
    expect((await store.customers()).filter(({ email }) => strangers.includes(email ?? ''))).toHaveLength(2)
    const { events } = await viewActivity(acme.ctx, { limit: 1, kind: 'issue.retried' })
    expect(events).toMatchObject([{ title: expect.stringContaining('2 people') }])
  })

  test('say that a store is in quarantine, who can end it, and where', async () => {
    await control(simulator, 'POST', 'faults', { store: store.domain, kind: 'status', status: 402, count: 1 })
    await acme.scim(
      'POST',
      'Users',
      ada({ userName: 'three@example.com', emails: [{ value: 'three@example.com' }] }),
    )
    await drain()
    expect(await issues()).toMatchObject([
      { kind: 'store', who: 'store-owner', href: `/stores/${store.id}`, retryAt: expect.any(Date) },
    ])
  })
})
