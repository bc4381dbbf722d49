import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PDFDocument } from 'pdf-lib'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { monthOf, periodOf } from '@/core/reports/month'
import { approveHeld } from '@/services/guard/approve'
import { setDirectoryGuard } from '@/services/guard/set-directory-guard'
import { viewHeldChanges } from '@/services/guard/view'
import { restrictPerson } from '@/services/people/restrict'
import { viewReceiptKeys } from '@/services/receipts/view'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { addTeammate } from '@/testing/teammates'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { accessCsv } from './access-csv'
import { viewAccessOn } from './access-on'
import { closeMonth } from './close'
import { reportFile } from './file'
import { findMonthsToClose } from './find-months'
import { setMinutes } from './set-minutes'
import { viewReport, viewReports } from './view'

process.env.GUARD_SETTLE_MS = '0'
const { url } = await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let stores: TestStore[]
let people: string[]
const month = monthOf(new Date())
const ended = new Date(periodOf(month).until.getTime() + 20 * 60_000)

const drain = async () => {
  for (const { id } of stores) await drainStore({ organizationId: acme.ctx.organizationId, storeId: id })
}

const say = (id: string, value: object) =>
  acme.scim('PATCH', `Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', value }],
  })

const patch = async (id: string, value: object) => {
  await say(id, value)
  await drain()
}

/** Four people come to two stores; one is renamed, one leaves and comes back, two leave for good after an approval. */
beforeAll(async () => {
  acme = await testDirectory()
  stores = [await connectTestStore(simulator, acme), await connectTestStore(simulator, acme)]
  people = []
  for (const name of ['one', 'two', 'three', 'four']) {
    const email = `${name}@example.com`
    const fields = { userName: email, displayName: name, emails: [{ value: email, primary: true }] }
    const answer = await acme.scim('POST', 'Users', ada(fields))
    people.push((answer.body as { id: string }).id)
  }
  await drain()
  const [one = '', two = '', ...gone] = people
  await patch(one, { name: { givenName: 'Augusta', familyName: 'King' } })
  await patch(two, { active: false })
  await patch(two, { active: true })
  await setDirectoryGuard(acme.ctx, {
    id: acme.directoryId,
    guard: { enabled: true, losses: true, people: 1, percent: 1, minimum: 1, windowHours: 24, approvals: 1 },
  })
  for (const id of gone) await say(id, { active: false })
  await drain()
  const [held] = (await viewHeldChanges(acme.ctx, {})).changes
  if (held) {
    await approveHeld(acme.ctx, { id: held.id, people: 2, note: 'The contract has ended' })
    await drain()
  }
})

const close = () => closeMonth({ organizationId: acme.ctx.organizationId, month }, ended)

describe('the report of a month (M33, M43)', () => {
  test('is compiled of what happened so far while the month lasts, and nobody has signed that', async () => {
    const { report, signature, totals } = await viewReport(acme.ctx, { month })
    expect(signature).toBeNull()
    expect(report.people).toEqual({ joiners: 4, movers: 1, leavers: 3, rejoiners: 1 })
    expect(report.stores).toMatchObject(
      stores.map(({ id }) => ({
        store: { id },
        writes: { created: 4, updated: 1, restored: 1, restricted: 3, failed: 0 },
        changes: { joiner: 5, mover: 1, leaver: 3 },
        withAccess: 2,
      })),
    )
    expect(totals).toMatchObject({ writes: 18, minutes: 10 * 5 + 2 * 2 + 6 * 4 })
  })

  test('times everyone from the directory’s call to the last store', async () => {
    const { times } = (await viewReport(acme.ctx, { month })).report
    expect(times.joiners?.people).toBe(4)
    expect(times.leavers?.people).toBe(3)
    expect(times.joiners?.p95Ms).toBeGreaterThanOrEqual(times.joiners?.medianMs ?? Infinity)
    expect(times.leavers?.medianMs).toBeGreaterThan(0)
  })

  test('names who has approved what, and what changed the rules', async () => {
    const { held, changes } = (await viewReport(acme.ctx, { month })).report
    expect(held).toMatchObject([
      {
        about: 'Acme Okta',
        people: 2,
        state: 'approved',
        decisions: [{ by: 'Grace', decision: 'approved', note: 'The contract has ended' }],
      },
    ])
    expect(changes.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['directory.created', 'store.connected', 'directory.guard']),
    )
  })

  test('a month is closed once it is over, and not again', async () => {
    const mine = async (now: Date) =>
      (await findMonthsToClose(now)).filter(
        ({ organizationId }) => organizationId === acme.ctx.organizationId,
      )
    expect(await closeMonth({ organizationId: acme.ctx.organizationId, month })).toEqual({ closed: false })
    expect(await mine(new Date())).toEqual([])
    expect(await mine(ended)).toEqual([{ organizationId: acme.ctx.organizationId, month }])
    expect(await close()).toEqual({ closed: true })
    expect(await close()).toEqual({ closed: false })
    expect(await mine(ended)).toEqual([])
  })

  test('a closed report stays as it was signed, whatever happens later and once the history is gone', async () => {
    const before = await viewReport(acme.ctx, { month })
    await setMinutes(acme.ctx, { joiner: 60, mover: 60, leaver: 60 })
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    await owner.query('delete from event')
    await owner.end()
    expect(await viewReport(acme.ctx, { month })).toEqual(before)
    const { closed, minutes, soFar } = await viewReports(acme.ctx)
    expect(closed).toMatchObject([{ month, people: { joiners: 4 }, totals: { minutes: 78 } }])
    expect(minutes).toEqual({ joiner: 60, mover: 60, leaver: 60 })
    expect(soFar.people.joiners).toBe(0)
  })

  test('is verified with the published key alone, and not once a figure was changed', async () => {
    const { body } = await reportFile(acme.ctx, { month, format: 'json' })
    const verify = async (text: string) => {
      const directory = await mkdtemp(join(tmpdir(), 'report-'))
      const [file, keys] = [join(directory, 'report.json'), join(directory, 'keys.json')]
      await writeFile(file, text)
      await writeFile(keys, JSON.stringify(await viewReceiptKeys()))
      return promisify(execFile)(process.execPath, ['scripts/verify-receipt.mjs', file, keys])
    }
    expect((await verify(String(body))).stdout).toMatch(/^Genuine\. Acme: the report of/)
    await expect(verify(String(body).replace('"joiners": 4', '"joiners": 40'))).rejects.toThrow(/was changed/)
  })

  test('names nobody but teammates, since a signed document cannot forget', async () => {
    const { body } = await reportFile(acme.ctx, { month, format: 'json' })
    expect(String(body)).not.toMatch(/@example\.com|Augusta/)
  })

  test('is a PDF and a CSV file too', async () => {
    const pdf = await reportFile(acme.ctx, { month, format: 'pdf' })
    expect((await PDFDocument.load(pdf.body)).getTitle()).toBe(`Access report ${month}: Acme`)
    const csv = await reportFile(acme.ctx, { month, format: 'csv' })
    expect(String(csv.body)).toMatch(
      new RegExp(`^month,part,what,where,number\n${month},people,joiners,,4\n`),
    )
  })

  test('there is none of a month before the organization or to come, nor for other organizations', async () => {
    await expect(viewReport(acme.ctx, { month: '2020-01' })).rejects.toThrow(/no report/)
    await expect(viewReport(acme.ctx, { month: '2999-01' })).rejects.toThrow(/no report/)
    const other = await testDirectory()
    expect((await viewReports(other.ctx)).closed).toEqual([])
  })

  test('only administrators set the minutes', async () => {
    const operator = await addTeammate(acme.ctx, 'operator')
    await expect(setMinutes(operator, { joiner: 1, mover: 1, leaver: 1 })).rejects.toThrow(/admin/)
  })
})

describe('who had access on a day (differentiator 25)', () => {
  const today = new Date().toISOString().slice(0, 10)
  const on = (
    day: string,
    more: { storeId?: string; search?: string; cursor?: string; limit?: number } = {},
  ) => viewAccessOn(acme.ctx, { on: day, limit: 50, ...more })

  test('lists each person with each store and when it began and ended, rejoiners with both times', async () => {
    const { people: listed, total } = await on(today)
    expect(total).toBe(4)
    const [one, two, three] = people.map((id) => listed.find(({ personId }) => personId === id))
    expect(one?.spans).toMatchObject(stores.map(({ id }) => ({ storeId: id, endedAt: null })))
    expect(two?.spans).toHaveLength(4)
    expect(two?.spans.filter(({ endedAt }) => endedAt === null)).toHaveLength(2)
    expect(three?.spans.every(({ endedAt, beganAt }) => endedAt !== null && endedAt > beganAt)).toBe(true)
  })

  test('nobody had any before, and tomorrow those are left who still have it', async () => {
    expect((await on('2020-01-01')).people).toEqual([])
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    expect((await on(tomorrow)).people.map(({ personId }) => personId).toSorted()).toEqual(
      people.slice(0, 2).toSorted(),
    )
  })

  test('by store, by name, and page by page', async () => {
    const [first] = stores
    expect((await on(today, { storeId: first?.id })).people[0]?.spans).toHaveLength(1)
    expect((await on(today, { search: 'thre' })).total).toBe(1)
    const page = await on(today, { limit: 2 })
    expect(page.people).toHaveLength(2)
    const rest = await on(today, { limit: 2, cursor: page.nextCursor ?? undefined })
    expect(rest).toMatchObject({ nextCursor: null, total: null })
    expect(rest.people).toHaveLength(2)
  })

  test('as CSV, a line for each person and store', async () => {
    const text = await new Response(accessCsv(acme.ctx, { on: today })).text()
    expect(text.trim().split('\n')).toHaveLength(1 + 2 + 4 + 2 + 2)
  })

  test('a restriction that was not read back does not end it', async () => {
    const [one = ''] = people
    const [broken] = stores
    await fetch(`${simulator.url}/_control/faults`, {
      method: 'POST',
      body: JSON.stringify({
        store: broken?.domain,
        kind: 'userError',
        message: 'No',
        count: 1,
        operation: 'tagsRemove',
      }),
    })
    await restrictPerson(acme.ctx, { id: one, note: 'Lost laptop' })
    await drain()
    const { people: listed } = await on(today, { search: 'one' })
    const open = listed[0]?.spans.filter(({ endedAt }) => endedAt === null) ?? []
    expect(open.map(({ storeId }) => storeId)).toEqual([broken?.id])
  })

  test('other organizations see nothing of it', async () => {
    const other = await testDirectory()
    expect((await viewAccessOn(other.ctx, { on: today, limit: 50 })).people).toEqual([])
  })
})
