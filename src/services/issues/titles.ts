import type { Reason } from '../activity/line'

/** Where one person’s reason names somebody or something that is not everyone’s, the group has words of its own. */
const titles: Record<string, string> = {
  'held-by-another': 'The customer with this e-mail address or phone number belongs to somebody else.',
  'read-back-differs': 'The store answered without an error, but does not show what was written.',
  undecided: 'Rollcall could not decide what some customers should be.',
  'store-refused': 'Shopify refused the change for a reason that we do not know.',
}

/** What Shopify or a target said about one of the people. */
const ownDetail = / (Shopify: |\(\d{3}\): ).*$/s

/** What a group of failures has in common, in words. */
export const titleOf = ({ code, message }: Pick<Reason, 'code' | 'message'>): string =>
  titles[code] ?? message.replace(ownDetail, '')
