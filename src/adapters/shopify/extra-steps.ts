import {
  isMetafield,
  type CustomerFields,
  type CustomerWrite,
  type MetafieldField,
} from '@/core/reconcile/customer-store'
import { addressInput } from './address-input'
import type { AliasedRequest, Asked } from './aliased'
import { addressFields } from './customer-record'
import { createAddress, setMetafields, updateAddress } from './documents/customer-extras'
import { clearMetafields, updateEmailConsent, updateSmsConsent } from './documents/leaving'
import type { UserError } from './write-failure'

/** What one mutation beside customerSet has answered: the fields as the store shows them now. */
type Effect = { shown: CustomerFields & { addressId?: string }; userErrors: UserError[] }

export type ExtraStep = { alias: string; effect: (answers: Record<string, unknown>) => Effect }

export type Written = { customerId: string; addressId: string | null }

/** The parts of a metafield's name, `metafield:<namespace>.<key>`. */
export function metafieldName(field: MetafieldField): { namespace: string; key: string } {
  const name = field.slice('metafield:'.length)
  const dot = name.lastIndexOf('.')
  return { namespace: name.slice(0, dot), key: name.slice(dot + 1) }
}

/** The mutations for what customerSet cannot write, added to a request for customers that exist by now. */
export function extraSteps(request: AliasedRequest, write: CustomerWrite, written: Written): ExtraStep[] {
  return [
    ...metafieldSteps(request, write, written.customerId),
    ...addressSteps(request, write, written),
    ...consentSteps(request, write.fields, written.customerId),
  ]
}

function metafieldSteps(request: AliasedRequest, write: CustomerWrite, ownerId: string): ExtraStep[] {
  const fields = Object.keys(write.fields).filter(isMetafield)
  const set = fields.flatMap((field) => {
    const value = write.fields[field]
    const type = write.metafieldTypes?.[field]
    return value == null ? [] : [{ ...metafieldName(field), ownerId, value, ...(type && { type }) }]
  })
  const cleared = fields.filter((field) => write.fields[field] === null)
  return [
    ...(set.length > 0 ? [setStep(request.add(setMetafields, { metafields: set }), write.fields)] : []),
    ...(cleared.length > 0
      ? [
          clearStep(
            request.add(clearMetafields, {
              metafields: cleared.map((field) => ({ ...metafieldName(field), ownerId })),
            }),
            cleared,
          ),
        ]
      : []),
  ]
}

/** metafieldsSet takes all of a call or none, so that without an error every value is there. */
const setStep = (
  { alias, from }: Asked<{ metafieldsSet: { userErrors: UserError[] } | null }>,
  fields: CustomerFields,
): ExtraStep => ({
  alias,
  effect: (answers) => {
    const errors = from(answers).metafieldsSet?.userErrors ?? []
    const taken = Object.keys(fields)
      .filter(isMetafield)
      .filter((field) => fields[field] != null)
    return {
      shown: errors.length > 0 ? {} : Object.fromEntries(taken.map((field) => [field, fields[field]])),
      userErrors: errors,
    }
  },
})

const clearStep = (
  { alias, from }: Asked<{ metafieldsDelete: { userErrors: UserError[] } | null }>,
  fields: MetafieldField[],
): ExtraStep => ({
  alias,
  effect: (answers) => {
    const errors = from(answers).metafieldsDelete?.userErrors ?? []
    const shown = errors.length > 0 ? {} : Object.fromEntries(fields.map((field) => [field, null]))
    return { shown, userErrors: errors }
  },
})

/** A new customer got its address with the create; an existing one keeps every other address that it has. */
function addressSteps(
  request: AliasedRequest,
  write: CustomerWrite,
  { customerId, addressId: defaultId }: Written,
): ExtraStep[] {
  if (write.kind === 'create') return []
  // The shopper may have made another address the default one: that is theirs.
  const isOther = write.address !== undefined && write.address.id !== defaultId
  const address = addressInput(isOther ? (write.address?.fields ?? {}) : write.fields)
  const addressId = isOther ? (write.address?.id ?? null) : defaultId
  if (!address) return []
  if (addressId !== null) {
    const { alias, from } = request.add(updateAddress, { customerId, addressId, address })
    return [{ alias, effect: (answers) => addressEffect(from(answers).customerAddressUpdate) }]
  }
  const given = Object.values(address).some((value) => value !== null)
  if (!given) return []
  const { alias, from } = request.add(createAddress, { customerId, address })
  return [{ alias, effect: (answers) => addressEffect(from(answers).customerAddressCreate) }]
}

type AddressAnswer = { address: Parameters<typeof addressFields>[0]; userErrors: UserError[] }

/** A step that makes our address anew, for a shopper who has deleted it; undefined when there is nothing to say. */
export function addressAnew(
  request: AliasedRequest,
  fields: CustomerFields,
  customerId: string,
): ExtraStep | undefined {
  const address = addressInput(fields)
  if (!address || Object.values(address).every((value) => value === null)) return undefined
  const { alias, from } = request.add(createAddress, { customerId, address })
  return { alias, effect: (answers) => addressEffect(from(answers).customerAddressCreate) }
}

/** Shopify's word for an address that is gone. */
export const isAddressGone = ({ userErrors }: { userErrors: UserError[] }) =>
  userErrors.some(({ field }) => field?.at(0) === 'addressId')

const addressEffect = (answer: AddressAnswer | null): Effect => ({
  shown: answer?.address ? { ...addressFields(answer.address), addressId: answer.address.id } : {},
  userErrors: answer?.userErrors ?? [],
})

const consentState = (wanted: string) => (wanted === 'SUBSCRIBED' ? 'SUBSCRIBED' : 'UNSUBSCRIBED')

function consentSteps(request: AliasedRequest, fields: CustomerFields, customerId: string): ExtraStep[] {
  const steps: ExtraStep[] = []
  if (fields.emailMarketing) {
    const emailMarketingConsent = { marketingState: consentState(fields.emailMarketing) } as const
    const { alias, from } = request.add(updateEmailConsent, { input: { customerId, emailMarketingConsent } })
    const effect = (answers: Record<string, unknown>): Effect => {
      const answer = from(answers).customerEmailMarketingConsentUpdate
      const state = answer?.customer?.defaultEmailAddress?.marketingState
      return { shown: state ? { emailMarketing: state } : {}, userErrors: answer?.userErrors ?? [] }
    }
    steps.push({ alias, effect })
  }
  if (fields.smsMarketing) {
    const smsMarketingConsent = { marketingState: consentState(fields.smsMarketing) } as const
    const { alias, from } = request.add(updateSmsConsent, { input: { customerId, smsMarketingConsent } })
    const effect = (answers: Record<string, unknown>): Effect => {
      const answer = from(answers).customerSmsMarketingConsentUpdate
      const state = answer?.customer?.defaultPhoneNumber?.smsMarketingConsent.state
      return { shown: state ? { smsMarketing: state } : {}, userErrors: answer?.userErrors ?? [] }
    }
    steps.push({ alias, effect })
  }
  return steps
}
