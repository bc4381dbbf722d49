import { beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { forgetLinks } from '@/adapters/db/farewells'
import { within } from '@/adapters/db/tenant'
import { StoreSettings, type MappingRow } from '@/core/mapping/configuration'
import { defaultMapping } from '@/core/mapping/default-mapping'
import { isObject } from '@/core/scim/json'
import { viewConflicts } from '@/services/conflicts/list'
import { settle } from '@/services/conflicts/settle'
import { viewConfiguration } from '@/services/configuration/view'
import { viewPerson } from '@/services/people/view'
import { handedOver } from '@/services/stores/farewell'
import { useDatabase } from '@/testing/database'
import { patch, type HeardStore } from '@/testing/heard-store'
import { resourceOf } from '@/testing/scim-answers'
import { saveTestConfiguration } from '@/testing/configuration'
import { useSimulator } from '@/testing/stores'
import { twoHeardStores } from '@/testing/two-heard-stores'

// Bursts are another test's subject; here every change is written at once.
process.env.COALESCE_MS = '1'
process.env.GUARD_SETTLE_MS = '0'
await useDatabase()
const simulator = await useSimulator()
const { acme, a, b } = await twoHeardStores(simulator)

/** Lets the last name belong to somebody. */
const own = (owner: MappingRow['owner']) =>
  saveTestConfiguration(acme, (configuration) => ({
    ...configuration,
    mappings: {
      [acme.directoryId]: defaultMapping('okta').map((row) =>
        row.to === 'lastName' ? { ...row, owner } : row,
      ),
    },
  }))

const importing = (imports: z.input<typeof StoreSettings>['imports']) =>
  saveTestConfiguration(acme, (configuration, { settingsOf }) => ({
    ...configuration,
    stores: { [a.id]: StoreSettings.parse({ ...settingsOf(a.id), imports }) },
  }))

/** Everything that is due in both stores, until there is nothing more. */
async function settleBoth() {
  for (;;) {
    let moved = 0
    for (const store of [a, b]) {
      moved += (await store.hear()).processed
      moved += (await store.drain()).written
    }
    if (moved === 0) return
  }
}

async function member() {
  const person = await a.member()
  await settleBoth()
  const idIn = async (store: HeardStore) => (await store.linkOf(person.id))?.customerId ?? ''
  return { ...person, inA: await idIn(a), inB: await idIn(b) }
}

const lastNames = async ({ inA, inB }: { inA: string; inB: string }) => [
  (await a.customerOf(inA))?.lastName,
  (await b.customerOf(inB))?.lastName,
]

const rename = (id: string, lastName: string, store = a) => store.act({ action: 'update', id, lastName })

const says = (id: string, familyName: string) =>
  patch(acme, id, { op: 'replace', path: 'name.familyName', value: familyName })

const familyName = async (id: string) => {
  const { name } = resourceOf(await acme.scim('GET', `Users/${id}`), 200)
  return isObject(name) ? name.familyName : undefined
}

describe('a field that the store owns (M38)', () => {
  beforeEach(() => own('store'))

  test('reaches the other store and the user that the identity provider imports, with one write', async () => {
    const person = await member()
    const before = (await b.requests()).reduce((sum, { mutations }) => sum + mutations, 0)
    await rename(person.inA, 'Byron')
    await settleBoth()
    expect(await lastNames(person)).toEqual(['Byron', 'Byron'])
    expect(await familyName(person.id)).toBe('Byron')
    const after = (await b.requests()).reduce((sum, { mutations }) => sum + mutations, 0)
    expect(after - before).toBe(1)
  })

  test('is not taken back by what the directory says later', async () => {
    const person = await member()
    await rename(person.inA, 'Byron')
    await settleBoth()
    await says(person.id, 'King')
    await settleBoth()
    expect(await lastNames(person)).toEqual(['Byron', 'Byron'])
  })
})

describe('a field of which the newest value counts', () => {
  beforeEach(() => own('newest'))

  test('goes back and forth as it was last changed: fifty alternating edits settle with one write each', async () => {
    const person = await member()
    const writes = async () =>
      (await a.requests()).reduce((sum, { mutations }) => sum + mutations, 0) +
      (await b.requests()).reduce((sum, { mutations }) => sum + mutations, 0)
    const before = await writes()
    for (let edit = 0; edit < 25; edit++) {
      await rename(person.inA, `Store${edit}`)
      await settleBoth()
      await says(person.id, `Directory${edit}`)
      await settleBoth()
    }
    expect(await lastNames(person)).toEqual(['Directory24', 'Directory24'])
    // An edit in one store is written to the other; one of the directory to both.
    expect((await writes()) - before).toBe(25 + 50)
  }, 180_000)
})

describe('a field about which somebody is asked', () => {
  beforeEach(() => own('ask'))

  const openOf = async (id: string) =>
    (await viewConflicts(acme.ctx, { limit: 50 })).conflicts.filter(({ person }) => person.id === id)

  test('is written to neither side until a teammate chooses the store, and then everywhere', async () => {
    const person = await member()
    await rename(person.inA, 'Byron')
    await settleBoth()
    expect(await lastNames(person)).toEqual(['Byron', person.familyName])
    const [conflict] = await openOf(person.id)
    expect(conflict).toMatchObject({
      field: 'lastName',
      directoryValue: person.familyName,
      storeValue: 'Byron',
    })
    await settle(acme.ctx, { id: conflict?.id ?? '', choice: 'store', always: false })
    await settleBoth()
    expect(await lastNames(person)).toEqual(['Byron', 'Byron'])
    expect(await openOf(person.id)).toEqual([])
  })

  test('is put back when the directory is chosen, and belongs to it from then on when asked for always', async () => {
    const person = await member()
    await rename(person.inA, 'Byron')
    await settleBoth()
    const [conflict] = await openOf(person.id)
    await settle(acme.ctx, { id: conflict?.id ?? '', choice: 'directory', always: true })
    await settleBoth()
    expect(await lastNames(person)).toEqual([person.familyName, person.familyName])
    await rename(person.inB, 'Byron', b)
    await settleBoth()
    expect(await lastNames(person)).toEqual([person.familyName, person.familyName])
    const { configuration } = await viewConfiguration(acme.ctx)
    const row = configuration.mappings[acme.directoryId]?.find(({ to }) => to === 'lastName')
    expect(row?.owner).toBe('directory')
  })

  const settledLine = async (id: string) =>
    (await viewPerson(acme.ctx, { id })).events.find(({ kind }) => kind === 'conflict.settled')

  test('needs no choice any more when the directory comes to say what the store shows', async () => {
    const person = await member()
    await rename(person.inA, 'Byron')
    await settleBoth()
    await says(person.id, 'Byrom')
    await settleBoth()
    expect(await openOf(person.id)).toMatchObject([{ directoryValue: 'Byrom', storeValue: 'Byron' }])
    await says(person.id, 'Byron')
    await settleBoth()
    expect(await openOf(person.id)).toEqual([])
    expect(await lastNames(person)).toEqual(['Byron', 'Byron'])
    expect(await settledLine(person.id)).toMatchObject({
      title: expect.stringContaining('agree by now'),
      source: { type: 'directory' },
      changes: [{ field: 'lastName', to: 'Byron' }],
    })
    await says(person.id, 'King')
    await settleBoth()
    expect(await lastNames(person)).toEqual(['King', 'King'])
  })

  test('needs no choice any more when the store comes to show what the directory says', async () => {
    const person = await member()
    await rename(person.inA, 'Byron')
    await settleBoth()
    await rename(person.inA, person.familyName)
    await settleBoth()
    expect(await openOf(person.id)).toEqual([])
    expect(await settledLine(person.id)).toMatchObject({
      title: expect.stringContaining('agree by now'),
      source: { type: 'store' },
    })
    await says(person.id, 'King')
    await settleBoth()
    expect(await lastNames(person)).toEqual(['King', 'King'])
  })

  test('needs no choice while the person has left, and one again when they return', async () => {
    const person = await member()
    await rename(person.inA, 'Byron')
    await settleBoth()
    await patch(acme, person.id, { op: 'replace', path: 'active', value: false })
    await settleBoth()
    expect(await openOf(person.id)).toEqual([])
    expect(await settledLine(person.id)).toMatchObject({
      title: expect.stringContaining('has left'),
      changes: [{ field: 'lastName', from: person.familyName, to: 'Byron' }],
    })
    await patch(acme, person.id, { op: 'replace', path: 'active', value: true })
    await settleBoth()
    expect(await lastNames(person)).toEqual(['Byron', person.familyName])
    const [conflict] = await openOf(person.id)
    expect(conflict).toMatchObject({ directoryValue: person.familyName, storeValue: 'Byron' })
    await settle(acme.ctx, { id: conflict?.id ?? '', choice: 'directory', always: false })
    await settleBoth()
    expect(await lastNames(person)).toEqual([person.familyName, person.familyName])
  })

  test('needs no choice once the customer is gone, and the new one has what the directory says', async () => {
    const person = await member()
    await rename(person.inA, 'Byron')
    await settleBoth()
    expect(await openOf(person.id)).toHaveLength(1)
    await a.act({ action: 'delete', id: person.inA })
    await settleBoth()
    expect(await openOf(person.id)).toEqual([])
    const { customerId } = (await a.linkOf(person.id)) ?? {}
    expect(customerId).not.toBe(person.inA)
    expect(await a.customerOf(customerId ?? '')).toMatchObject({ lastName: person.familyName })
  })

  test('needs no choice about a customer that was handed to the merchant', async () => {
    const person = await member()
    await rename(person.inA, 'Byron')
    await settleBoth()
    const { id } = (await a.linkOf(person.id)) ?? {}
    await within(acme.ctx.organizationId, (tenant) => forgetLinks(tenant, a.id, [id ?? ''], handedOver))
    expect(await openOf(person.id)).toEqual([])
  })

  test('changed by the directory alone is simply written', async () => {
    const person = await member()
    await says(person.id, 'King')
    await settleBoth()
    expect(await lastNames(person)).toEqual(['King', 'King'])
  })
})

describe('a new customer of a store (M17)', () => {
  test('that meets the rule becomes a user whom the identity provider finds, and reaches the other store', async () => {
    await importing({ kind: 'tagged', directoryId: acme.directoryId, tag: 'staff' })
    await a.act({ email: 'mira@example.com', firstName: 'Mira', lastName: 'Sol', tags: ['staff'] })
    await a.act({ email: 'shopper@example.com', firstName: 'Some', lastName: 'Shopper' })
    await settleBoth()
    const found = await acme.scim(
      'GET',
      `Users?filter=${encodeURIComponent('userName eq "mira@example.com"')}`,
    )
    expect(found.body).toMatchObject({
      totalResults: 1,
      Resources: [{ name: { givenName: 'Mira', familyName: 'Sol' }, active: true }],
    })
    const inB = (await b.customers()).filter(({ email }) => email?.endsWith('@example.com'))
    expect(inB.map(({ email }) => email)).toContain('mira@example.com')
    expect(inB.map(({ email }) => email)).not.toContain('shopper@example.com')
    expect((await a.customers()).filter(({ email }) => email === 'mira@example.com')).toMatchObject([
      { tags: ['rollcall:member', 'staff'] },
    ])
  })

  test('that the identity provider claims afterwards keeps its links', async () => {
    await importing({ kind: 'all', directoryId: acme.directoryId })
    await a.act({ email: 'claimed@example.com', firstName: 'Clara' })
    await settleBoth()
    const filter = encodeURIComponent('userName eq "claimed@example.com"')
    const { body } = await acme.scim('GET', `Users?filter=${filter}`)
    const [user] = (body as { Resources: { id: string }[] }).Resources
    const id = user?.id ?? ''
    const before = (await viewPerson(acme.ctx, { id })).links.map(({ customerId }) => customerId)
    await patch(acme, id, { op: 'add', path: 'externalId', value: 'okta-1' })
    await settleBoth()
    expect((await viewPerson(acme.ctx, { id })).links.map(({ customerId }) => customerId)).toEqual(before)
    expect((await a.customers()).filter(({ email }) => email === 'claimed@example.com')).toHaveLength(1)
  })

  test('is not imported when nobody asked for it', async () => {
    await importing({ kind: 'none' })
    await a.act({ email: 'nobody@example.com' })
    await settleBoth()
    const filter = encodeURIComponent('userName eq "nobody@example.com"')
    expect((await acme.scim('GET', `Users?filter=${filter}`)).body).toMatchObject({ totalResults: 0 })
  })
})
