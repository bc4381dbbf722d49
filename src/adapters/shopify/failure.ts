import type { StoreTrouble, WriteFailure, WriteFailureCode } from '@/core/reconcile/customer-store'

/** Who can change what stands in the way. */
export type Fixer = 'idp-admin' | 'store-owner' | 'rollcall'

/** Words for a person: what happened, who can fix it, and how. */
export type Explanation = { message: string; who: Fixer; fix: string }

const failures: Record<WriteFailureCode, Explanation> = {
  'email-taken': {
    message: 'Another customer of this store has this e-mail address.',
    who: 'store-owner',
    fix: 'Link this person to that customer, or merge the two customers in Shopify.',
  },
  'phone-taken': {
    message: 'Another customer of this store has this phone number.',
    who: 'store-owner',
    fix: 'Remove the number from the other customer in Shopify, or stop mapping the phone for this store.',
  },
  'phone-invalid': {
    message: 'Shopify does not accept the phone number.',
    who: 'idp-admin',
    fix: 'Correct the number in the identity provider, with its country code, such as +14155550123.',
  },
  'email-invalid': {
    message: 'Shopify does not accept the e-mail address.',
    who: 'idp-admin',
    fix: 'Correct the address in the identity provider.',
  },
  'tag-limit': {
    message: 'The customer would have more than 250 tags, or a tag longer than 255 characters.',
    who: 'store-owner',
    fix: 'Remove tags from the customer in Shopify, or shorten the tags that the rules give.',
  },
  'field-invalid': {
    message: 'Shopify does not accept the value of a field.',
    who: 'idp-admin',
    fix: 'Correct the value in the identity provider, or change the mapping of the field.',
  },
  'customer-gone': {
    message: 'The customer was deleted in Shopify.',
    who: 'rollcall',
    fix: 'Nothing to do: Rollcall decides by the store’s policy whether to make it again.',
  },
  'store-refused': {
    message: 'Shopify refused the change for a reason that we do not know.',
    who: 'rollcall',
    fix: 'Rollcall tries again. If it stays, send the request id to support.',
  },
}

const troubles: Record<StoreTrouble['kind'], Explanation> = {
  throttled: {
    message: 'The store has used up its share of Shopify’s capacity for the moment.',
    who: 'rollcall',
    fix: 'Nothing to do: Rollcall waits and goes on.',
  },
  unavailable: {
    message: 'Shopify does not answer for this store.',
    who: 'rollcall',
    fix: 'Nothing to do: Rollcall tries again until it does.',
  },
  unauthorized: {
    message: 'Shopify no longer accepts Rollcall in this store.',
    who: 'store-owner',
    fix: 'Connect the store again on its page in Rollcall.',
  },
  frozen: {
    message: 'The store is frozen.',
    who: 'store-owner',
    fix: 'Pay the store’s open Shopify bill or end its pause; Rollcall then goes on by itself.',
  },
  'scope-missing': {
    message: 'Rollcall lacks a permission in this store.',
    who: 'store-owner',
    fix: 'Authorise Rollcall again on the store’s page; it lists what is missing.',
  },
  locked: {
    message: 'Shopify has locked the store.',
    who: 'store-owner',
    fix: 'Ask Shopify’s support why; Rollcall goes on once the store is open.',
  },
  gone: {
    message: 'The store does not exist any more.',
    who: 'store-owner',
    fix: 'Disconnect the store in Rollcall, or check its address.',
  },
}

/** A refused customer in words; Shopify's own sentence is added because it often names the value. */
export function describeFailure({ code, message }: Pick<WriteFailure, 'code' | 'message'>): Explanation {
  return withDetail(failures[code], message)
}

/** A failed request in words. */
export function describeTrouble(trouble: StoreTrouble): Explanation {
  return withDetail(troubles[trouble.kind], 'message' in trouble ? trouble.message : '')
}

const withDetail = (explanation: Explanation, detail: string): Explanation =>
  detail ? { ...explanation, message: `${explanation.message} Shopify: ${detail}` } : explanation
