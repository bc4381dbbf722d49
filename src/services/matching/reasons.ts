import type { Match, RefusalCause, ReviewCause } from '@/core/reconcile/match'
import type { Reason } from '../activity/line'

const causes: Record<ReviewCause, string> = {
  policy:
    'A customer of this store has this e-mail address, and the directory asks a person before it is taken over.',
  'unverified-domain':
    'A customer of this store has this e-mail address, and its domain is not verified as the organization’s.',
  'phone-only': 'A customer of this store has this phone number, with another e-mail address or none.',
  'two-customers':
    'Two customers of this store match this person: one by e-mail address, one by phone number.',
  'unknown-key':
    'A customer of this store has this e-mail address, but belongs to another connection of Rollcall.',
}

/** A teammate has to say whether a customer is the person. */
export const needsReview = ({ why }: Match & { kind: 'review' }): Reason => ({
  code: 'needs-review',
  message: causes[why],
  who: 'teammate',
  fix: 'Compare them under Matches and decide.',
})

type Refusal = Match & { kind: 'refuse' }

const refusals: Record<RefusalCause, (refusal: Refusal) => Reason> = {
  held: ({ candidate: { holder } }) => ({
    code: 'held-by-another',
    message: `The customer with this e-mail address or phone number belongs to ${holder.kind === 'person' ? holder.name : 'somebody else'}.`,
    who: 'idp-admin',
    fix: 'Give the two people different addresses and numbers in the identity provider, or join them if they are one.',
  }),
  excluded: () => ({
    code: 'different-person',
    message:
      'The customer with this e-mail address or phone number is somebody else, as a teammate has decided.',
    who: 'store-owner',
    fix: 'Change the address or the number of the other customer in Shopify; Rollcall then creates this one.',
  }),
  'policy-never': () => ({
    code: 'email-taken',
    message:
      'A customer of this store has this e-mail address or phone number, and the directory takes over nobody.',
    who: 'teammate',
    fix: 'Change how the directory matches people, or link this person to that customer on their page.',
  }),
}

/** Nobody can be taken over, and why. */
export const refusedMatch = (refusal: Refusal): Reason => refusals[refusal.why](refusal)
