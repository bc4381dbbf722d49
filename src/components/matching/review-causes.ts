const causes: Record<string, string> = {
  policy: 'The directory asks before an existing customer is taken over.',
  'unverified-domain': 'The address is the same, but its domain is not verified as yours.',
  'phone-only': 'Only the phone number is the same.',
  'two-customers': 'Two customers match: one by e-mail address, one by phone number.',
  'unknown-key': 'The customer was made by another connection of Rollcall.',
}

/** Why a person is asked. */
export const causeOf = (why: string) => causes[why] ?? 'A person has to decide.'
