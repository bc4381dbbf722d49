import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { appendEvents, listEvents } from '@/adapters/db/events'
import { dropPartitions, keepPartitions } from '@/adapters/db/partitions'
import { within } from '@/adapters/db/tenant'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { keepHistory } from './keep-history'

const { url } = await useDatabase()

let acme: TestDirectory
let owner: pg.Client

beforeAll(async () => {
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
  acme = await testDirectory()
  return () => owner.end()
})

const DAY_MS = 86_400_000
const monthOf = (at: Date) => at.toISOString().slice(0, 7).replace('-', '_')

/** A line of history at some moment, as a database that has run since then would have it. */
async function eventAt(at: Date, title: string, columns: { userId?: string; outcome?: string } = {}) {
  await owner.query(
    `insert into event (id, organization_id, at, kind, outcome, title, actor, changes, steps, user_id)
     values (gen_random_uuid(), $1, $2, 'test', $3, $4, '{"type":"job","name":"test"}', '[]', '[]', $5)`,
    [acme.ctx.organizationId, at, columns.outcome ?? 'done', title, columns.userId ?? null],
  )
}

const placeOf = async (title: string) =>
  (await owner.query('select tableoid::regclass::text as place from event where title = $1', [title])).rows[0]
    ?.place as string | undefined

describe('history by months', () => {
  test('a line lands in the partition of its month, here and in each month to come', async () => {
    const now = new Date()
    await eventAt(now, 'now')
    expect(await placeOf('now')).toBe(`history.event_${monthOf(now)}`)
    const later = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 3, 1))
    await eventAt(later, 'in three months')
    expect(await placeOf('in three months')).toBe(`history.event_${monthOf(later)}`)
  })

  test('a line of a month without partition is kept all the same, and moves once its partition is made', async () => {
    const old = new Date(Date.UTC(2020, 4, 31, 23, 59))
    await eventAt(old, 'long ago')
    expect(await placeOf('long ago')).toBe('history.event_rest')
    await owner.query(`select keep_partitions('event', 0, $1)`, [old])
    expect(await placeOf('long ago')).toBe('history.event_2020_05')
  })

  test('making partitions twice makes none the second time', async () => {
    await keepPartitions('event')
    expect(await keepPartitions('event')).toBe(0)
  })

  test('a month goes once it has ended long enough ago, and not a day before', async () => {
    await eventAt(new Date(Date.UTC(2020, 4, 1)), 'to go')
    await dropPartitions('event', new Date(Date.UTC(2020, 4, 31, 23)))
    expect(await placeOf('to go')).toBe('history.event_2020_05')
    await dropPartitions('event', new Date(Date.UTC(2020, 5, 1)))
    expect(await placeOf('to go')).toBeUndefined()
  })

  test('the nightly job keeps what is younger than HISTORY_DAYS', async () => {
    await eventAt(new Date(Date.now() - 399 * DAY_MS), 'young enough')
    await eventAt(new Date(Date.now() - 470 * DAY_MS), 'too old')
    await owner.query(`select keep_partitions('event', 0, now() - interval '500 days')`)
    expect((await keepHistory()).dropped).toBeGreaterThan(0)
    expect(await placeOf('young enough')).toBeDefined()
    expect(await placeOf('too old')).toBeUndefined()
  })

  test('the request log has months too', async () => {
    await acme.scim('GET', 'Users')
    await expect
      .poll(
        async () => (await owner.query('select tableoid::regclass::text as place from scim_request')).rows[0],
      )
      .toEqual({ place: `history.scim_request_${monthOf(new Date())}` })
  })
})

describe('the partitions of history', () => {
  test('show a tenant its own lines only, and nothing when asked by themselves', async () => {
    const other = await testDirectory()
    await eventAt(new Date(), 'of Acme')
    await within(other.ctx.organizationId, async ({ sql }) => {
      expect(await sql.event.count({ where: { title: 'of Acme' } })).toBe(0)
    })
    const place = await placeOf('of Acme')
    const peek = within(other.ctx.organizationId, ({ sql }) => sql.$queryRawUnsafe(`select * from ${place}`))
    await expect(peek).rejects.toThrow(/permission denied/)
  })

  test('cannot be changed by a tenant', async () => {
    const change = within(
      acme.ctx.organizationId,
      ({ sql }) => sql.$executeRaw`update event set title = 'forged'`,
    )
    await expect(change).rejects.toThrow(/permission denied/)
  })

  // As a tenant, because row-level security keeps some indexes from being used.
  const someone = `'${crypto.randomUUID()}'`
  test.each([
    ['a person', `user_id = ${someone}`, 'organization_id_user'],
    ['a store', `store_id = ${someone}`, 'organization_id_store'],
    ['an outcome', `outcome <> 'done' and outcome = 'failed'`, 'organization_id_id'],
    [
      'a rare kind',
      `(actor->>'type' = 'teammate' or not (kind like 'customer.%' or kind like 'user.%' or kind like 'record.%'))
       and kind = 'store.connected'`,
      'organization_id_id',
    ],
  ])('are searched by %s through an index', async (_, condition, index) => {
    await owner.query('analyze event')
    await owner.query('begin')
    await owner.query(
      `select set_config('enable_seqscan', 'off', true), set_config('role', 'rollcall_tenant', true),
         set_config('rollcall.organization', $1, true)`,
      [acme.ctx.organizationId],
    )
    const { rows } = await owner.query(
      `explain select * from event where organization_id = '${acme.ctx.organizationId}' and ${condition}
       order by id desc limit 50`,
    )
    await owner.query('commit')
    const plan = rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(new RegExp(`event_\\d{4}_\\d{2}_${index}`))
    expect(plan).not.toContain('Seq Scan')
  })

  test('that are rare are listed newest first, page by page, as all others are', async () => {
    const pageOf = (cursor?: string) =>
      within(acme.ctx.organizationId, (tenant) => listEvents(tenant, { kind: 'directory', limit: 1, cursor }))
    await within(acme.ctx.organizationId, (tenant) =>
      appendEvents(
        tenant,
        ['first', 'second'].map((title) => ({
          kind: 'directory.guard',
          outcome: 'done',
          title,
          actor: { type: 'teammate', name: 'Grace' },
        })),
      ),
    )
    const [newest] = await pageOf()
    const [next] = await pageOf(newest?.id)
    expect([newest?.title, next?.title].toSorted()).toEqual(['first', 'second'])
    const failed = await within(acme.ctx.organizationId, (tenant) =>
      listEvents(tenant, { outcome: 'failed', limit: 100 }),
    )
    expect(failed.every(({ outcome }) => outcome === 'failed')).toBe(true)
    const byTeammates = await within(acme.ctx.organizationId, (tenant) =>
      listEvents(tenant, { source: 'teammate', limit: 100 }),
    )
    expect(byTeammates.map(({ title }) => title)).toEqual(expect.arrayContaining(['first', 'second']))
  })

  test('are read in order across months', async () => {
    const events = await within(acme.ctx.organizationId, async (tenant) => {
      await appendEvents(
        tenant,
        ['one', 'two'].map((title) => ({
          kind: 'test',
          outcome: 'done',
          title,
          actor: { type: 'job', name: 'test' },
          directoryId: acme.directoryId,
        })),
      )
      return listEvents(tenant, { directoryId: acme.directoryId, limit: 2 })
    })
    expect(events.map(({ title }) => title).toSorted()).toEqual(['one', 'two'])
  })
})
