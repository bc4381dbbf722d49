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

  test.each(['user_id', 'store_id', 'outcome'])('are searched by %s through an index', async (column) => {
    await owner.query('analyze event')
    await owner.query('set enable_seqscan = off')
    const value = column === 'outcome' ? `'failed'` : `'${crypto.randomUUID()}'`
    const { rows } = await owner.query(
      `explain select * from event where organization_id = '${acme.ctx.organizationId}' and ${column} = ${value}
       order by id desc limit 50`,
    )
    const plan = rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n')
    const name = { user_id: 'user', store_id: 'store', outcome: 'outcome' }[column]
    expect(plan).toMatch(new RegExp(`event_\\d{4}_\\d{2}_organization_id_${name}`))
    expect(plan).not.toContain('Seq Scan')
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
