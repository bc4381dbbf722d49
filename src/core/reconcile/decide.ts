import { knownOf } from './changes'
import { canonical, includesRole, includesTag } from './canonical'
import {
  isAddress,
  type CompanyRole,
  type CustomerFields,
  type CustomerRecord,
  type CustomerUpdate,
  type CustomerWrite,
  type FieldName,
  type MetafieldTypes,
  type Removal,
} from './customer-store'
import { isErased } from './erased'
import { fieldEntries } from './field-entries'
import type { FieldProblem } from './field-problem'
import { withdrawn } from './managed-metafields'

/** Why somebody does not belong in a store. */
export type LeaverCause = 'inactive' | 'deleted' | 'out-of-scope' | 'restricted'

/** Who has the say over a field: `ask` raises a conflict when both sides have moved. */
export type Owner = 'directory' | 'store' | 'newest' | 'ask'

/** What a store should show of one person. A leaver's fields, tags and roles are what the store's policy asks for. */
export type Desired = {
  fields: CustomerFields
  metafieldTypes: MetafieldTypes
  tags: string[]
  roles: CompanyRole[]
  /** Fields that are not the directory's alone; absent = directory. */
  owners: { [Name in FieldName]?: Owner }
  /** When time alone changes this: the end of a grace period, the day of a removal. */
  lookAgainAt?: Date
  /** What was left out because Shopify would refuse it; absent = nothing. */
  problems?: FieldProblem[]
  /** Fields that the store owns and has not spoken about: written only where it has nothing. */
  initial?: FieldName[]
} & (
  | { presence: 'member' }
  | {
      presence: 'leaver'
      cause: LeaverCause
      /** Applied once somebody has been gone for the policy's grace period. */
      removal?: Removal
      /** The policy leaves metafields as they are. */
      keepsMetafields?: true
    }
)

/** What Rollcall remembers of one link: what both sides last agreed on, and the tags and roles that are ours to remove. */
export type Ledger = {
  linkId: string
  customerId: string | null
  agreed: CustomerFields
  /** What the store last showed, whoever wrote it. */
  observed: CustomerFields
  observedTags: string[]
  managedTags: string[]
  observedRoles: CompanyRole[]
  managedRoles: CompanyRole[]
  /** Metafields that we have set, with the value that we gave them. */
  managedMetafields?: CustomerFields
  /** The address that we have given the customer; shoppers have others. */
  addressId?: string | null
  /** Fields about which a person is asked: not written meanwhile. */
  asked?: FieldName[]
  /** Since when the store has been asked to erase what is personal about the customer. */
  erasureRequestedAt?: Date | null
  /** The store was last verified to show them as somebody who has left. */
  restricted?: boolean
}

export type Plan =
  /**
   * not-live: no directory that may write knows the person at the moment. being-erased: the store has been asked to
   * erase the customer, and is worth a look.
   */
  | { kind: 'none'; why: 'unchanged' | 'never-there' | 'not-live' | 'being-erased' }
  | { kind: 'write'; write: CustomerWrite; managedTags: string[]; managedRoles: CompanyRole[] }

/** Decides what one reconcile of one link must write; the same plan is previewed, explained and applied. */
export function decide(desired: Desired, ledger: Ledger): Plan {
  const { linkId, customerId } = ledger
  const { metafieldTypes } = desired
  if (customerId === null) {
    if (desired.presence === 'leaver') return { kind: 'none', why: 'never-there' }
    const { tags, roles } = desired
    const write = {
      kind: 'create',
      linkId,
      fields: present(desired.fields),
      metafieldTypes,
      tags,
      roles,
    } as const
    return { kind: 'write', write, managedTags: tags, managedRoles: roles }
  }
  const isRequested = (ledger.erasureRequestedAt ?? null) !== null
  const asked = desired.presence === 'leaver' ? desired.removal : undefined
  // Nothing of ours may come back to a customer whose data is gone.
  if (desired.presence === 'leaver' && isRequested && isErased(ledger.observed))
    return { kind: 'none', why: 'being-erased' }
  const fields = {
    // What a leaver loses does not wait for anybody's choice.
    ...changed(desired, knownOf(desired, ledger), desired.presence === 'leaver' ? [] : ledger.asked),
    ...withdrawn(desired, ledger),
  }
  // What the merchant set before us stays the merchant's: it is neither added nor ever removed by us. One of ours that
  // the store no longer shows is put back.
  const addTags = desired.tags.filter((tag) => !includesTag(ledger.observedTags, tag))
  // A leaver may keep a role, and never gets one back that somebody has revoked.
  const givenRoles = desired.presence === 'leaver' ? [] : desired.roles
  const addRoles = givenRoles.filter((role) => !includesRole(ledger.observedRoles, role))
  // Removed whatever was last observed: access must not outlive a mistaken memory.
  const removeTags = ledger.managedTags.filter((tag) => !includesTag(desired.tags, tag))
  const removeRoles = ledger.managedRoles.filter((role) => !includesRole(desired.roles, role))
  const removal = asked === 'erase' && isRequested ? undefined : asked
  const cancelErasure = isRequested && asked !== 'erase'
  const steps = [addTags, removeTags, addRoles, removeRoles, Object.keys(fields)]
  if (steps.every((step) => step.length === 0) && !removal && !cancelErasure)
    return { kind: 'none', why: isRequested ? 'being-erased' : 'unchanged' }
  const keptTags = ledger.managedTags.filter(
    (tag) => includesTag(desired.tags, tag) && !includesTag(addTags, tag),
  )
  const keptRoles = ledger.managedRoles.filter(
    (role) => includesRole(desired.roles, role) && !includesRole(addRoles, role),
  )
  const write: CustomerUpdate = {
    kind: 'update',
    linkId,
    customerId,
    fields,
    metafieldTypes,
    addTags,
    removeTags,
    addRoles,
    removeRoles,
    ...addressOf(desired, ledger, fields),
    ...(removal && { removal }),
    ...(cancelErasure && { cancelErasure }),
  }
  return {
    kind: 'write',
    write,
    managedTags: [...keptTags, ...addTags],
    managedRoles: [...keptRoles, ...addRoles],
  }
}

/** Where a store's answer differs from what was asked for; empty means verified. */
export function differences(write: CustomerWrite, customer: CustomerRecord): string[] {
  const fields = fieldEntries(write.fields)
    .filter(([field, value]) => canonical(field, value) !== canonical(field, customer[field]))
    .map(([field]) => field)
  const wanted = write.kind === 'create' ? write.tags : write.addTags
  const unwanted = write.kind === 'create' ? [] : write.removeTags
  const tags = [
    ...wanted.filter((tag) => !includesTag(customer.tags, tag)),
    ...unwanted.filter((tag) => includesTag(customer.tags, tag)),
  ]
  const shownRoles = customer.roles ?? []
  const wantedRoles = (write.kind === 'create' ? write.roles : write.addRoles) ?? []
  const unwantedRoles = write.kind === 'create' ? [] : (write.removeRoles ?? [])
  const roles = [
    ...wantedRoles.filter((role) => !includesRole(shownRoles, role)),
    ...unwantedRoles.filter((role) => includesRole(shownRoles, role)),
  ]
  return [
    ...fields,
    ...tags.map((tag) => `tag ${tag}`),
    ...roles.map(({ locationId }) => `company role at ${locationId}`),
  ]
}

/** The whole of our address, for when it is no longer the default one, or gone. */
function addressOf(
  desired: Desired,
  { addressId = null, asked = [] }: Ledger,
  changing: CustomerFields,
): Pick<CustomerUpdate, 'address'> {
  if (addressId === null || !Object.keys(changing).some(isAddress)) return {}
  const parts = fieldEntries(desired.fields).filter(([field]) => isAddress(field) && !asked.includes(field))
  return { address: { id: addressId, fields: Object.fromEntries(parts) } }
}

const present = (fields: CustomerFields): CustomerFields =>
  Object.fromEntries(fieldEntries(fields).filter(([, value]) => value !== null))

/** What a store owns and has not spoken about is filled once; what a person is asked about waits. */
const changed = (
  { fields, initial = [] }: Desired,
  agreed: CustomerFields,
  asked: FieldName[] = [],
): CustomerFields =>
  Object.fromEntries(
    fieldEntries(fields).filter(
      ([field, value]) =>
        canonical(field, value) !== canonical(field, agreed[field]) &&
        !(initial.includes(field) && canonical(field, agreed[field]) !== null) &&
        !asked.includes(field),
    ),
  )
