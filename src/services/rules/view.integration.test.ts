import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { groupUrn } from '@/testing/idp'
import { ada } from '@/testing/people'
import { resourceOf } from '@/testing/scim-answers'
import { connectTestStore, useSimulator } from '@/testing/stores'
import { saveConfiguration } from '../configuration/save'
import { viewPerson } from '../people/view'
import { drainStore } from '../sync/drain-store'
import { viewConfiguration } from '../configuration/view'
import { viewCompanies } from './companies'
import { viewCoverage } from './coverage'
import { explainPerson } from './explain'
import { viewSeenAttributes } from './seen'
import { viewRules } from './view'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let storeId: string
let personId: string

beforeAll(async () => {
  acme = await testDirectory()
  storeId = (await connectTestStore(simulator, acme)).id
  personId = resourceOf(await acme.scim('POST', 'Users', ada({ title: 'Boss' })), 201).id
  const members = [{ value: personId }, { value: crypto.randomUUID() }]
  await acme.scim('POST', 'Groups', { schemas: [groupUrn], displayName: 'EU wholesale', members })
  const rule = (id: string, given: object) => ({ id, name: id, ...given })
  const metafields = [
    { field: 'metafield:people.grade', type: 'single_line_text_field', template: '{{ title }}' },
  ]
  const configuration = {
    rules: [
      rule('eu', { condition: 'groups.display eq "EU Wholesale"', tags: ['eu'], metafields }),
      rule('us', { condition: 'groups.display eq "US wholesale"', tags: ['us'] }),
      rule('graded', { metafields }),
    ],
  }
  await saveConfiguration(acme.ctx, { base: 0, configuration, note: '' })
  await drainStore({ organizationId: acme.ctx.organizationId, storeId })
})

test('groups are listed with their members, those who are awaited, and the rules that name them in any case', async () => {
  const { groups } = await viewRules(acme.ctx)
  expect(groups).toMatchObject([
    { displayName: 'EU wholesale', members: 1, parked: 1, rules: [{ name: 'eu' }] },
  ])
})

test('a group that nobody has any more and metafields that two rules set are pointed out', async () => {
  const { warnings } = await viewRules(acme.ctx)
  expect(warnings).toEqual([
    expect.stringContaining('"us" names the group US wholesale'),
    expect.stringContaining('"eu", "graded" set the metafield people.grade'),
  ])
})

test('what is explained is what was written to the store', async () => {
  const { stores } = await explainPerson(acme.ctx, { id: personId })
  const [link] = (await viewPerson(acme.ctx, { id: personId })).links
  const { explanation } = stores[0] ?? {}
  expect(link?.desired).toMatchObject({
    fields: explanation?.desired.fields,
    tags: explanation?.tags.map(({ tag }) => tag),
  })
  const grade = explanation?.fields.find(({ field }) => field === 'metafield:people.grade')
  expect(grade).toMatchObject({
    value: 'Boss',
    from: { kind: 'rule', rule: { id: 'eu' } },
    instead: [{ rule: { id: 'graded' } }],
  })
})

test('rules that are not saved yet can be tried on a person, and say what is wrong with them', async () => {
  const tried = { rules: [{ id: 'x', name: 'x', tags: ['{{ title | downcase }}'] }] }
  const { stores } = await explainPerson(acme.ctx, { id: personId, configuration: tried })
  expect(stores[0]?.explanation.tags).toMatchObject([{ tag: 'boss' }])
  const wrong = { rules: [{ id: 'x', name: 'x', condition: 'title eq' }] }
  await expect(explainPerson(acme.ctx, { id: personId, configuration: wrong })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('people whom no rule holds for are counted and named', async () => {
  await acme.scim('POST', 'Users', ada({ userName: 'bob@example.com', displayName: 'Bob', emails: [] }))
  expect(await viewCoverage(acme.ctx)).toMatchObject({ lookedAt: 2, without: 0 })
  const { configuration, version: base } = await viewConfiguration(acme.ctx)
  const rules = configuration.rules?.slice(0, 2)
  await saveConfiguration(acme.ctx, { base, configuration: { ...configuration, rules }, note: '' })
  expect(await viewCoverage(acme.ctx)).toMatchObject({ without: 1, some: [{ name: 'Bob' }] })
})

test('attributes that the directory has sent can be picked for a mapping', async () => {
  const seen = await viewSeenAttributes(acme.ctx, { directoryId: acme.directoryId })
  expect(seen).toEqual(expect.arrayContaining(['title', 'name.givenName', 'emails[type eq "work"].value']))
})

test('a store without B2B has no companies to choose, and says why', async () => {
  expect(await viewCompanies(acme.ctx, { storeId })).toMatchObject({ ok: false })
})
