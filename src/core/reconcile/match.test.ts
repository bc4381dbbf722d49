import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { match, type Candidate, type Holder, type MatchPolicy } from './match'

const customer = (id: string, email: string | null, phone: string | null = null) => ({
  id,
  linkKey: null,
  email,
  phone,
  tags: ['vip'],
  updatedAt: '2026-11-25T00:00:00Z',
})

const found = (
  id: string,
  email: string | null,
  over: { phone?: string; holder?: Holder; excluded?: boolean } = {},
): Candidate => ({
  customer: customer(id, email, over.phone ?? null),
  holder: over.holder ?? { kind: 'nobody' },
  excluded: over.excluded ?? false,
})

const ada = { email: 'ada@acme.example', phone: '+14155550123' }
const bob: Holder = { kind: 'person', name: 'Bob' }
const formerAda: Holder = { kind: 'former', linkId: 'l0', email: 'Ada@acme.example' }
const formerBob: Holder = { kind: 'former', linkId: 'l0', email: 'bob@acme.example' }
const same = 'ada@acme.example'

const decided = (policy: MatchPolicy, candidates: Candidate[], verifiedDomains = ['acme.example']) => {
  const result = match(ada, candidates, { policy, verifiedDomains })
  if (result.kind === 'none') return 'none'
  if (result.kind === 'adopt') return `adopt ${result.candidate.customer.id}: ${result.because}`
  if (result.kind === 'refuse') return `refuse ${result.candidate.customer.id}: ${result.why}`
  return `review ${result.candidates.map((each) => each.customer.id).join(' ')}: ${result.why}`
}

describe('matching a person with the customers of a store', () => {
  test.each<[string, MatchPolicy, Candidate[], string]>([
    ['nobody there', 'verified-domain', [], 'none'],
    [
      'the same address on a verified domain',
      'verified-domain',
      [found('a', same)],
      'adopt a: verified-domain',
    ],
    [
      'the same address in another case',
      'verified-domain',
      [found('a', 'Ada@ACME.example')],
      'adopt a: verified-domain',
    ],
    ['the same address, when a person has to decide', 'review', [found('a', same)], 'review a: policy'],
    [
      'the same address, when nobody is ever taken over',
      'never',
      [found('a', same)],
      'refuse a: policy-never',
    ],
    ['one of the tokens of the address', 'verified-domain', [found('a', 'da@acme.example')], 'none'],
    ['the address with a plus part', 'verified-domain', [found('a', 'ada+shop@acme.example')], 'none'],
    ['the address with a dot in it', 'verified-domain', [found('a', 'a.da@acme.example')], 'none'],
    ['an address that ends like it', 'verified-domain', [found('a', 'x-ada@acme.example')], 'none'],
    ['an address of a longer domain', 'verified-domain', [found('a', 'ada@acme.example.org')], 'none'],
    ['no address', 'verified-domain', [found('a', null)], 'none'],
    [
      'only the phone number',
      'verified-domain',
      [found('a', null, { phone: '+1 415-555-0123' })],
      'review a: phone-only',
    ],
    [
      'only the phone number, of another address',
      'verified-domain',
      [found('a', 'eve@acme.example', { phone: ada.phone })],
      'review a: phone-only',
    ],
    [
      'address and number of one customer',
      'verified-domain',
      [found('a', same, { phone: ada.phone })],
      'adopt a: verified-domain',
    ],
    [
      'the address of one customer, the number of another',
      'verified-domain',
      [found('a', same), found('b', null, { phone: ada.phone })],
      'review a b: two-customers',
    ],
    [
      'the same when one of them is somebody else’s',
      'verified-domain',
      [found('a', same), found('b', null, { phone: ada.phone, holder: bob })],
      'review a b: two-customers',
    ],
    ['somebody else’s customer', 'verified-domain', [found('a', same, { holder: bob })], 'refuse a: held'],
    [
      'the customer with our own key',
      'never',
      [found('a', 'old@acme.example', { holder: { kind: 'itself' } })],
      'adopt a: own-key',
    ],
    [
      'our own key before an address',
      'review',
      [found('b', same), found('a', null, { holder: { kind: 'itself' } })],
      'adopt a: own-key',
    ],
    [
      'the customer of the same person before they were deleted',
      'review',
      [found('a', same, { holder: formerAda })],
      'adopt a: former',
    ],
    [
      'the same, when nobody is taken over',
      'never',
      [found('a', same, { holder: formerAda })],
      'adopt a: former',
    ],
    [
      'the customer of another former person',
      'review',
      [found('a', same, { holder: formerBob })],
      'review a: policy',
    ],
    [
      'a key that we do not know',
      'verified-domain',
      [found('a', same, { holder: { kind: 'unknown-key' } })],
      'review a: unknown-key',
    ],
    [
      'a customer that a teammate has excluded',
      'verified-domain',
      [found('a', same, { excluded: true })],
      'refuse a: excluded',
    ],
    [
      'an excluded customer beside another',
      'verified-domain',
      [found('a', same, { excluded: true }), found('b', null, { phone: ada.phone })],
      'review a b: two-customers',
    ],
  ])('%s', (_, policy, candidates, expected) => expect(decided(policy, candidates)).toBe(expected))

  test('an address on a domain that is not verified goes to review', () =>
    expect(decided('verified-domain', [found('a', same)], ['other.example'])).toBe(
      'review a: unverified-domain',
    ))

  test('look-alikes in Unicode are other people', () => {
    const kelvin = { email: 'kim@acme.example', phone: null }
    const lookAlike = found('a', '\u212Aim@acme.example')
    expect(
      match(kelvin, [lookAlike], { policy: 'verified-domain', verifiedDomains: ['acme.example'] }),
    ).toEqual({
      kind: 'none',
    })
  })

  test('whatever is found: never somebody else’s, never an excluded one, never without equality', () => {
    const email = fc.constantFrom(same, 'ADA@acme.example', 'ada+x@acme.example', 'eve@acme.example', null)
    const holder = fc.constantFrom<Holder>({ kind: 'nobody' }, bob, formerAda, formerBob, {
      kind: 'unknown-key',
    })
    const candidate = fc.record({
      email,
      phone: fc.constantFrom(ada.phone, null),
      holder,
      excluded: fc.boolean(),
    })
    const policies = fc.constantFrom<MatchPolicy>('never', 'verified-domain', 'review')
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 4 }), policies, (candidates, policy) => {
        const given = candidates.map((each, at) => ({
          ...each,
          customer: customer(`c${at}`, each.email, each.phone),
        }))
        const result = match(ada, given, { policy, verifiedDomains: ['acme.example'] })
        if (result.kind !== 'adopt') return
        expect(result.candidate.holder.kind).not.toBe('person')
        expect(result.candidate.excluded).toBe(false)
        expect(result.candidate.customer.email?.toLowerCase()).toBe(same)
      }),
    )
  })
})
