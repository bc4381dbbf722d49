import type { CustomerWrite, RemovalOutcome } from '@/core/reconcile/customer-store'
import type { Reason } from '../activity/line'

export const customerDeleted: Reason = {
  code: 'customer-gone',
  message: 'The customer was deleted in the store, so there is nothing left to restrict.',
  who: 'rollcall',
  fix: 'Nothing to do.',
}

export const leftWithCustomer: Reason = {
  code: 'left-with-customer',
  message:
    'This person came from this customer, which the merchant has deleted, so the person was deactivated.',
  who: 'rollcall',
  fix: 'Nothing to do. Should they become a customer of this store again, they are active again.',
}

export const neverThere: Reason = {
  code: 'never-there',
  message: 'This person left before there was a customer in this store.',
  who: 'rollcall',
  fix: 'Nothing to do.',
}

export const noAnswer: Reason = {
  code: 'no-answer',
  message: 'The store’s answer did not mention this customer.',
  who: 'rollcall',
  fix: 'Rollcall tries again.',
}

export const notTaken = (differing: string[]): Reason => ({
  code: 'read-back-differs',
  message: `The store answered without an error, but does not show: ${differing.join(', ')}.`,
  who: 'store-owner',
  fix: 'Another app or a Shopify Flow may change this customer. Rollcall tries again.',
})

export const undecided = (error: unknown): Reason => ({
  code: 'undecided',
  message: `Rollcall could not decide what this customer should be: ${error instanceof Error ? error.message : String(error)}`,
  who: 'rollcall',
  fix: 'Send this to support. Everyone else goes on.',
})

export const contested: Reason = {
  code: 'contested',
  message:
    'Something in the store keeps changing what the directory says, so Rollcall has stopped putting it back.',
  who: 'store-owner',
  fix: 'Look for another app or a Shopify Flow that edits this customer, then resume: “Sync now” on the person’s page, or “Resume” under Issues.',
}

export const customerRemoved: Reason = {
  code: 'removed',
  message: 'The customer was deleted in the store, as its policy asks of those who have left.',
  who: 'rollcall',
  fix: 'Nothing to do.',
}

export const customerErased: Reason = {
  code: 'erased',
  message:
    'The store has erased the personal data of this customer, as its policy asks of those who have left.',
  who: 'rollcall',
  fix: 'Nothing to do.',
}

export const erased: Reason = {
  code: 'erased-in-store',
  message: 'The store has erased the personal data of this customer, so nothing is written to it any more.',
  who: 'rollcall',
  fix: 'Nothing to do. The person gets a new customer once their directory says something new about them.',
}

/** What became of a removal that the store did not carry out at once; null when none was asked for. */
export function removalReason(write: CustomerWrite, removal: RemovalOutcome | undefined): Reason | null {
  if (write.kind !== 'update' || !write.removal) return null
  if (removal?.kind === 'done')
    return {
      code: 'erasure-requested',
      message: 'Shopify was asked to erase the personal data of this customer and carries it out later.',
      who: 'store-owner',
      fix: 'Nothing to do. Access is taken away in any case.',
    }
  return {
    code: 'removal-refused',
    message: `The customer stays, restricted: ${removal?.message ?? 'the store did not say what became of the removal.'}`,
    who: 'store-owner',
    fix: 'Nothing to do. Access is taken away in any case.',
  }
}
