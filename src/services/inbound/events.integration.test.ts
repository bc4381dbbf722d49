import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { database } from '@/adapters/db/client'
import { testDirectory } from '@/testing/directory'
import { addWebsite, adaEvent, type Attempt } from '@/testing/website'

await useDatabase()
const acme = await testDirectory()

type Site = Awaited<ReturnType<typeof addWebsite>>

/** The people of a site's directory as they stand, without what differs from run to run. */
async function peopleOf({ directoryId }: Site) {
  const users = await database().user.findMany({
    where: { directoryId, deletedAt: null },
    orderBy: { externalId: 'asc' },
    include: { members: { include: { group: true } } },
  })
  return users.map(({ externalId, displayName, email, active, members }) => ({
    externalId,
    displayName,
    email,
    active,
    groups: members.map(({ group }) => group.displayName).toSorted(),
  }))
}

const historyOf = async ({ directoryId }: Site) =>
  (await database().event.findMany({ where: { directoryId }, orderBy: { id: 'asc' } })).map(
    ({ kind }) => kind,
  )

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
const ada = {
  externalId: '7',
  displayName: 'Ada Lovelace',
  email: 'ada@example.com',
  active: true,
  groups: [],
}

describe('What a website tells goes the way of an IdP’s request (M5, M34, M35)', () => {
  test.each<[string, unknown[], unknown[], string[]]>([
    ['a sign-up makes a user', [adaEvent('person.joined')], [ada], ['user.created']],
    [
      'a change changes it',
      [adaEvent('person.joined'), adaEvent('person.changed', { email: 'a@example.com' })],
      [{ ...ada, email: 'a@example.com' }],
      ['user.created', 'user.updated'],
    ],
    [
      'a change of nobody known makes a user',
      [adaEvent('person.changed', { displayName: 'Countess' })],
      [{ ...ada, displayName: 'Countess' }],
      ['user.created'],
    ],
    [
      'leaving deactivates the user',
      [adaEvent('person.joined', { groups: ['VIP'] }), adaEvent('person.left')],
      [{ ...ada, active: false, groups: ['VIP'] }],
      ['user.created', 'group.created', 'user.deactivated'],
    ],
    [
      'coming back activates it again',
      [adaEvent('person.joined'), adaEvent('person.left'), adaEvent('person.joined')],
      [ada],
      ['user.created', 'user.deactivated', 'user.reactivated'],
    ],
    [
      'removal deletes the user',
      [adaEvent('person.joined'), adaEvent('person.removed')],
      [],
      ['user.created', 'user.deleted'],
    ],
    [
      'leaving and removal of nobody change nothing',
      [adaEvent('person.left'), adaEvent('person.removed')],
      [],
      [],
    ],
    [
      'groups are made, joined and left by name, in any case',
      [
        adaEvent('person.joined', { groups: ['VIP', 'Staff'] }),
        adaEvent('person.changed', { groups: ['vip', 'Press'] }),
        adaEvent('person.changed', { phone: '+41441234567' }),
      ],
      [{ ...ada, groups: ['Press', 'VIP'] }],
      ['user.created', 'group.created', 'group.created', 'group.created', 'group.changed', 'user.updated'],
    ],
    [
      'the same again changes nothing',
      [adaEvent('person.joined', { groups: ['VIP'] }), adaEvent('person.joined', { groups: ['VIP'] })],
      [{ ...ada, groups: ['VIP'] }],
      ['user.created', 'group.created'],
    ],
  ])('%s', async (_, events, people, history) => {
    const site = await addWebsite(acme.ctx)
    for (const [minute, event] of events.entries()) {
      expect(await site.send({ ...Object(event), occurredAt: at(minute) })).toMatchObject({ status: 200 })
    }
    expect(await peopleOf(site)).toEqual(people)
    expect((await historyOf(site)).filter((kind) => kind !== 'directory.created')).toEqual(history)
  })

  test('every field arrives where SCIM has it', async () => {
    const site = await addWebsite(acme.ctx)
    const address = {
      streetAddress: 'Bahnhofstrasse 1',
      locality: 'Zürich',
      postalCode: '8001',
      country: 'CH',
    }
    const answer = await site.send(
      adaEvent('person.joined', {
        phone: '+41 44 123 45 67',
        locale: 'de-CH',
        department: 'Gold',
        addresses: [{ ...address, type: 'home', primary: true, region: null }],
      }),
    )
    expect(answer.body).toMatchObject({ outcome: 'applied', reason: null })
    const [user] = await database().user.findMany({ where: { directoryId: site.directoryId } })
    expect(user?.resource).toEqual({
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:User',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      ],
      userName: '7',
      externalId: '7',
      name: { givenName: 'Ada', familyName: 'Lovelace' },
      emails: [{ value: 'ada@example.com', primary: true }],
      phoneNumbers: [{ value: '+41 44 123 45 67', type: 'mobile' }],
      locale: 'de-CH',
      addresses: [{ ...address, type: 'home', primary: true }],
      active: true,
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Gold' },
    })
  })

  test('two people may swap their addresses', async () => {
    const site = await addWebsite(acme.ctx)
    const person = (id: string, email: string) => ({ type: 'person.changed', person: { id, email } })
    for (const event of [
      person('1', 'a@x.ch'),
      person('2', 'b@x.ch'),
      person('1', 'b@x.ch'),
      person('2', 'a@x.ch'),
    ])
      expect((await site.send({ ...event, occurredAt: new Date().toISOString() })).status).toBe(200)
    expect((await peopleOf(site)).map(({ email }) => email)).toEqual(['b@x.ch', 'a@x.ch'])
  })
})

describe('An event is taken in once', () => {
  test('however often it is sent, and answered as the first time', async () => {
    const site = await addWebsite(acme.ctx)
    const attempt = { id: 'evt_1' }
    const first = await site.send(adaEvent('person.joined'), attempt)
    await site.send(adaEvent('person.left'))
    expect(await site.send(adaEvent('person.joined'), attempt)).toEqual(first)
    expect(await peopleOf(site)).toMatchObject([{ active: false }])
  })

  test('of twenty at the same time one is done, and all have the same answer', async () => {
    const site = await addWebsite(acme.ctx)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        site.send(adaEvent('person.joined', { groups: ['VIP'] }), { id: 'evt_1' }),
      ),
    )
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect(await historyOf(site)).toEqual(['directory.created', 'user.created', 'group.created'])
  })

  test('another event under the same id is refused', async () => {
    const site = await addWebsite(acme.ctx)
    await site.send(adaEvent('person.joined'), { id: 'evt_1' })
    expect(await site.send(adaEvent('person.left'), { id: 'evt_1' })).toMatchObject({
      status: 409,
      body: { code: 'id-reused' },
    })
  })

  test('one that was refused may be corrected and sent under the same id', async () => {
    const site = await addWebsite(acme.ctx)
    expect((await site.send(adaEvent('person.joined', { email: 'no' }), { id: 'evt_1' })).status).toBe(422)
    expect((await site.send(adaEvent('person.joined'), { id: 'evt_1' })).status).toBe(200)
  })

  test('ids belong to their directory', async () => {
    const [one, other] = [await addWebsite(acme.ctx), await addWebsite(acme.ctx)]
    for (const site of [one, other])
      expect((await site.send(adaEvent('person.joined'), { id: 'evt_1' })).body).toMatchObject({
        outcome: 'applied',
      })
  })
})

describe('The order in which events arrive does not matter', () => {
  const history = [
    adaEvent('person.joined', { groups: ['VIP'] }, at(1)),
    adaEvent('person.changed', { givenName: 'A.' }, at(2)),
    adaEvent('person.left', {}, at(3)),
    adaEvent('person.changed', { givenName: 'Augusta', groups: ['Press', 'VIP'] }, at(4)),
    {
      type: 'person.joined',
      occurredAt: at(1),
      person: { id: '8', email: 'bo@example.com', groups: ['VIP', 'Press'] },
    },
    { type: 'person.removed', occurredAt: at(2), person: { id: '8' } },
    {
      type: 'person.joined',
      occurredAt: at(3),
      person: { id: '8', email: 'bob@example.com', groups: ['Press'] },
    },
  ]
  const end = [
    { ...ada, displayName: 'Augusta Lovelace', active: false, groups: ['Press', 'VIP'] },
    { externalId: '8', displayName: '8', email: 'bob@example.com', active: true, groups: ['Press'] },
  ]

  test('a sign-up that arrives after the leaving does not revive', async () => {
    const site = await addWebsite(acme.ctx)
    await site.send(adaEvent('person.left', {}, at(2)))
    expect((await site.send(adaEvent('person.joined', {}, at(1)))).body).toMatchObject({ outcome: 'applied' })
    expect(await peopleOf(site)).toMatchObject([{ externalId: '7', active: false }])
    expect((await site.send(adaEvent('person.joined', { givenName: 'Z' }, at(0)))).body).toMatchObject({
      outcome: 'ignored',
      reason: expect.stringContaining('newer event'),
    })
  })

  test.each(['in order', 'backwards', 'rotated', 'all at once', 'twice over'])('%s', async (order) => {
    const site = await addWebsite(acme.ctx)
    const send = (event: unknown, place: number) => site.send(event, { id: `evt_${place}` })
    const numbered = history.map((event, place) => ({ event, place }))
    if (order === 'all at once') {
      const answers = await Promise.all(numbered.map(({ event, place }) => send(event, place)))
      expect(answers.map(({ status }) => status)).toEqual(history.map(() => 200))
    } else {
      const sent = {
        'in order': numbered,
        backwards: numbered.toReversed(),
        rotated: [...numbered.slice(3), ...numbered.slice(0, 3)],
        'twice over': [...numbered.toReversed(), ...numbered],
      }[order]
      for (const { event, place } of sent ?? []) expect((await send(event, place)).status).toBe(200)
    }
    expect(await peopleOf(site)).toEqual(end)
  })

  test('many people’s events in the same groups at once all count', async () => {
    const site = await addWebsite(acme.ctx)
    const groups = ['A', 'B', 'C', 'D']
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, id) => {
        const joins = [...groups.slice(id % 4), ...groups.slice(0, id % 4)].slice(0, 3)
        return site.send({
          type: 'person.joined',
          person: { id: `p${id}`, email: `p${id}@x.ch`, groups: joins },
        })
      }),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const people = await peopleOf(site)
    expect(people).toHaveLength(24)
    expect(people.every((person) => person.groups.length === 3)).toBe(true)
  })
})

describe('A list of events (M20)', () => {
  test('passes its good events, and says of each bad one what is wrong', async () => {
    const site = await addWebsite(acme.ctx)
    const list = [
      adaEvent('person.joined'),
      { type: 'person.gone' },
      adaEvent('person.joined', { id: '8', email: 'x' }),
    ]
    const { status, body } = await site.send(list, { id: 'evt_1' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      results: [
        { id: 'evt_1#0', outcome: 'applied' },
        {
          id: 'evt_1#1',
          outcome: 'refused',
          problem: { code: 'invalid-event', errors: [{ field: '/type' }] },
        },
        { outcome: 'refused', problem: { errors: [{ field: '/person/email' }], whoFixes: 'website' } },
      ],
    })
    expect(await peopleOf(site)).toHaveLength(1)
  })

  test('sent again does only what was refused before', async () => {
    const site = await addWebsite(acme.ctx)
    const attempt: Attempt = { id: 'evt_1' }
    const other = (email: string) => adaEvent('person.joined', { id: '8', email })
    const first = await site.send([adaEvent('person.joined'), other('x')], attempt)
    const second = await site.send([adaEvent('person.joined'), other('x@example.com')], attempt)
    expect(first.body).toMatchObject({ results: [{ outcome: 'applied' }, { outcome: 'refused' }] })
    expect(second.body).toMatchObject({ results: [{ outcome: 'applied' }, { outcome: 'applied' }] })
    expect((await historyOf(site)).filter((kind) => kind === 'user.created')).toHaveLength(2)
  })
})
