import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PersonEvent } from './person-event'
import { markOf, merge, wantedOf, type PersonState } from './person-state'

type Said = { minute: number; event: PersonEvent }

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))

const joined = (minute: number, name = 'Ada', groups?: string[]): Said => ({
  minute,
  event: {
    type: 'person.joined',
    person: { id: '7', email: 'ada@example.com', givenName: name, ...(groups && { groups }) },
  },
})
const changed = (minute: number, name: string, groups?: string[]): Said => {
  const said = joined(minute, name, groups)
  return said.event.type === 'person.joined'
    ? { minute, event: { ...said.event, type: 'person.changed' } }
    : said
}
const left = (minute: number): Said => ({ minute, event: { type: 'person.left', person: { id: '7' } } })
const removed = (minute: number): Said => ({ minute, event: { type: 'person.removed', person: { id: '7' } } })

const after = (said: Said[]): PersonState =>
  said.reduce<PersonState>(
    (state, { minute, event }) => merge(state, event, markOf(event.type, at(minute), JSON.stringify(event))),
    {},
  )

const shown = (said: Said[]) => {
  const wanted = wantedOf(after(said))
  return wanted && { name: wanted.person.givenName, active: wanted.active, groups: wanted.groups }
}

describe('the events of a website about one person', () => {
  test.each<[string, Said[], ReturnType<typeof shown>]>([
    ['nothing but leaving makes nobody', [left(1)], undefined],
    ['joined', [joined(1)], { name: 'Ada', active: true, groups: undefined }],
    ['changed without having joined', [changed(1, 'Ada')], { name: 'Ada', active: true, groups: undefined }],
    ['joined and left', [joined(1), left(2)], { name: 'Ada', active: false, groups: undefined }],
    [
      'left, and the sign-up arrives late',
      [left(2), joined(1)],
      { name: 'Ada', active: false, groups: undefined },
    ],
    [
      'left and joined again',
      [joined(1), left(2), joined(3, 'A.')],
      { name: 'A.', active: true, groups: undefined },
    ],
    [
      'a change does not bring a leaver back',
      [joined(1), left(2), changed(3, 'A.')],
      { name: 'A.', active: false, groups: undefined },
    ],
    [
      'an older change arrives late',
      [joined(1), changed(3, 'New'), changed(2, 'Old')],
      { name: 'New', active: true, groups: undefined },
    ],
    ['removed', [joined(1), removed(2)], undefined],
    ['removed, and a change from before arrives late', [joined(1), removed(3), changed(2, 'A.')], undefined],
    [
      'removed, then joined anew',
      [joined(1, 'Old', ['VIP']), removed(2), joined(3)],
      { name: 'Ada', active: true, groups: undefined },
    ],
    ['removed and left, and the sign-up arrives last', [left(3), removed(2), joined(1)], undefined],
    [
      'groups stay when a change does not speak of them',
      [joined(1, 'Ada', ['VIP']), changed(2, 'A.')],
      { name: 'A.', active: true, groups: ['VIP'] },
    ],
    [
      'no groups any more',
      [joined(1, 'Ada', ['VIP']), changed(2, 'A.', [])],
      { name: 'A.', active: true, groups: [] },
    ],
    [
      'of the same moment, leaving wins',
      [left(1), joined(1)],
      { name: 'Ada', active: false, groups: undefined },
    ],
  ])('%s', (_, said, wanted) => expect(shown(said)).toEqual(wanted))

  const said = fc.oneof(
    fc
      .tuple(
        fc.nat(6),
        fc.constantFrom('Ada', 'Bo'),
        fc.option(fc.subarray(['VIP', 'Staff']), { nil: undefined }),
      )
      .map(([minute, name, groups]) => joined(minute, name, groups)),
    fc.tuple(fc.nat(6), fc.constantFrom('Cy', 'Di')).map(([minute, name]) => changed(minute, name)),
    fc.nat(6).map(left),
    fc.nat(6).map(removed),
  )

  test('end the same in any order, however often they are repeated', () => {
    const shuffled = fc
      .array(said, { maxLength: 8 })
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
      )
    fc.assert(
      fc.property(shuffled, ([once, more]) => {
        expect(after(more)).toEqual(after(once))
      }),
    )
  })

  test('that were removed leave no details behind', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 8 }), (list) => {
        expect(JSON.stringify(after([...list, removed(9)]))).not.toMatch(/ada@example\.com|VIP/)
      }),
    )
  })
})
