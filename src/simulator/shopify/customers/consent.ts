import { type UserError, userError } from '../graphql/user-error'
import type { Consent, Customer, OptInLevel } from '../state/customer'

const WRITABLE = ['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING']

export type ConsentInput = { state: string; optInLevel?: OptInLevel | null; updatedAt?: string | null }

export type Channel = 'emailConsent' | 'smsConsent' | 'whatsAppConsent'

const needs = { emailConsent: 'email', smsConsent: 'phone', whatsAppConsent: 'phone' } as const

/** Why a consent cannot be written. Only three of the states can be set; the others are results. */
export function consentProblem(
  customer: Customer,
  channel: Channel,
  input: ConsentInput,
  at: string[],
): UserError | undefined {
  const contact = needs[channel]
  if (!customer[contact]) {
    const what = contact === 'email' ? 'An email address' : 'A phone number'
    return userError(at, `${what} is required to set the marketing consent state`, 'MISSING_ARGUMENT')
  }
  if (WRITABLE.includes(input.state)) return undefined
  return userError(
    [...at, 'marketingState'],
    `Cannot specify ${input.state} as a marketing state input`,
    'INVALID',
  )
}

export function writeConsent(
  customer: Customer,
  channel: Channel,
  input: ConsentInput,
  now: string,
): Customer {
  const consent: Consent = {
    state: input.state,
    optInLevel:
      input.optInLevel ?? (input.state === 'SUBSCRIBED' ? 'SINGLE_OPT_IN' : customer[channel].optInLevel),
    updatedAt: input.updatedAt ?? now,
  }
  return { ...customer, [channel]: consent }
}

/** The older way to say it, which e-mail and SMS still have. */
export type MarketingInput = {
  marketingState: string
  marketingOptInLevel?: OptInLevel | null
  consentUpdatedAt?: string | null
}

export const fromMarketing = (input: MarketingInput): ConsentInput => ({
  state: input.marketingState,
  optInLevel: input.marketingOptInLevel,
  updatedAt: input.consentUpdatedAt,
})
