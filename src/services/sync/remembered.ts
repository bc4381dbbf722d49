import {
  isAddress,
  type CustomerRecord,
  type CustomerWrite,
  type Removal,
  type WriteFailure,
  type WriteResult,
} from '@/core/reconcile/customer-store'
import type { Desired, Ledger, Plan } from '@/core/reconcile/decide'
import { managedAfter } from '@/core/reconcile/managed-metafields'
import { jsonDesired, jsonFields } from './ledger'
import type { Outcome } from './outcome'

/** What is remembered of a customer that was written. */
export function written(
  { desired, ledger }: Outcome,
  plan: Plan & { kind: 'write' },
  { customer, refused, removal }: WriteResult & { ok: true },
  now: Date,
) {
  const isRequested = asks(plan.write, 'erase') && removal?.kind === 'done'
  const before = ledger.erasureRequestedAt ?? null
  return {
    customerId: customer.id,
    agreed: jsonFields({ ...ledger.agreed, ...plan.write.fields }),
    observed: { ...jsonFields(ledger.observed), roles: ledger.observedRoles, ...customer },
    managedTags: plan.managedTags,
    managedRoles: plan.managedRoles,
    managedMetafields: jsonFields(managedAfter(ledger, plan.write.fields, customer)),
    addressId: addressAfter(ledger, plan.write, customer),
    erasureRequestedAt: isRequested ? now : isTakenBack(plan.write, refused) ? null : before,
    ...standing(desired),
    verifiedAt: now,
  }
}

/** Which of the customer's addresses is ours: the one that we have written last. */
const addressAfter = ({ addressId = null }: Ledger, { fields }: CustomerWrite, shown: CustomerRecord) =>
  Object.keys(fields).some(isAddress) ? (shown.addressId ?? addressId) : addressId

const isTakenBack = (write: CustomerWrite, refused: WriteFailure | undefined) =>
  write.kind === 'update' && write.cancelErasure === true && refused === undefined

/** What was asked for, and whether that means that somebody has left. */
function standing(desired: Desired) {
  const asked = jsonDesired(desired)
  const restricted = desired.presence === 'leaver'
  return { desired: asked, restricted, ...(restricted ? {} : { lastMember: asked }) }
}

/** A customer that an unanswered create had made, and that already shows all that is asked for. */
export function foundAgain({ desired, ledger }: Outcome, now: Date) {
  return {
    customerId: ledger.customerId ?? '',
    agreed: jsonFields(ledger.agreed),
    observed: { ...jsonFields(ledger.observed), tags: ledger.observedTags, roles: ledger.observedRoles },
    managedTags: ledger.managedTags,
    managedRoles: ledger.managedRoles,
    managedMetafields: jsonFields(ledger.managedMetafields ?? {}),
    addressId: ledger.addressId ?? null,
    erasureRequestedAt: null,
    ...standing(desired),
    verifiedAt: now,
  }
}

/** A customer that was looked at without being written. */
export const asLookedAt = ({ desired, ledger }: Outcome, customer: CustomerRecord, now: Date) => ({
  customerId: customer.id,
  agreed: jsonFields(ledger.agreed),
  observed: { ...jsonFields(ledger.observed), roles: ledger.observedRoles, ...customer },
  managedTags: ledger.managedTags,
  managedRoles: ledger.managedRoles,
  managedMetafields: jsonFields(ledger.managedMetafields ?? {}),
  addressId: ledger.addressId ?? null,
  erasureRequestedAt: ledger.erasureRequestedAt ?? null,
  ...standing(desired),
  verifiedAt: now,
})

/** Whether a write takes the customer itself away, by this way. */
export const asks = (write: CustomerWrite, removal: Removal) =>
  write.kind === 'update' && write.removal === removal
