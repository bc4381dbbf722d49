import { describe, expect, test } from 'vitest'
import { refusals, type Standing } from './refusals'

const standing = (fields: Partial<Standing> = {}): Standing => ({
  store: 'Acme US',
  state: 'verified',
  reason: null,
  problems: [],
  ...fields,
})

const failed = (code: string, store = 'Acme US', field?: string) =>
  standing({
    store,
    state: 'failed',
    reason: {
      code,
      message: `It is ${code}.`,
      who: 'idp-admin',
      fix: 'Correct it.',
      ...(field && { field }),
    },
  })

const leftOut = (who: 'idp-admin' | 'teammate', store = 'Acme US') =>
  standing({
    store,
    problems: [{ field: 'phone', message: 'Phone: "12" is none.', who, fix: 'Mend it.' }],
  })

describe('What an identity provider is told of a store’s refusal', () => {
  test.each<[string, Standing, { field: string; taken: boolean }[]]>([
    ['a store that shows everything', standing(), []],
    ['a phone that Shopify refuses', failed('phone-invalid'), [{ field: 'phone', taken: false }]],
    ['an e-mail that Shopify refuses', failed('email-invalid'), [{ field: 'email', taken: false }]],
    ['an e-mail that a customer has', failed('email-taken'), [{ field: 'email', taken: true }]],
    ['a phone that a customer has', failed('phone-taken'), [{ field: 'phone', taken: true }]],
    [
      'a customer who is somebody else’s',
      failed('held-by-another'),
      [{ field: 'email or phone', taken: true }],
    ],
    ['a stranger, as was decided', failed('different-person'), [{ field: 'email or phone', taken: true }]],
    [
      'another field, by its name',
      failed('field-invalid', 'Acme US', 'zip'),
      [{ field: 'zip', taken: false }],
    ],
    ['a value that is left out before Shopify', leftOut('idp-admin'), [{ field: 'phone', taken: false }]],
    ['a template that fails: the portal’s to mend', leftOut('teammate'), []],
    ['a question for a teammate', failed('needs-review'), []],
    ['too many tags: the store’s to mend', failed('tag-limit'), []],
    ['what nobody understands', failed('store-refused'), []],
    ['what another app takes back', failed('read-back-differs'), []],
    ['an answer without this customer', failed('no-answer'), []],
    [
      'a reason that a link kept while it is tried again',
      { ...failed('phone-invalid'), state: 'queued' },
      [],
    ],
    ['what was left out before it was owed anew', { ...leftOut('idp-admin'), state: 'queued' }, []],
    ['somebody who is held', { ...failed('phone-invalid'), state: 'held' }, []],
    ['somebody who is only planned', { ...leftOut('idp-admin'), state: 'planned' }, []],
  ])('%s', (_, one, told) => {
    expect(refusals([one]).map(({ field, taken }) => ({ field, taken }))).toEqual(told)
  })

  test('names every store with the same cause together, and others apart', () => {
    const all = refusals([
      failed('phone-invalid', 'A'),
      leftOut('idp-admin', 'B'),
      failed('phone-invalid', 'C'),
    ])
    expect(all.map(({ stores }) => stores)).toEqual([['A', 'C'], ['B']])
  })

  test('a failure and what was left out beside it are both told', () => {
    const both = { ...failed('email-taken'), problems: leftOut('idp-admin').problems }
    expect(refusals([both]).map(({ field }) => field)).toEqual(['email', 'phone'])
  })
})
