import { canonical, includesTag } from './canonical'
import type { CustomerFields, CustomerRecord, CustomerWrite } from './customer-store'
import { fieldEntries } from './field-entries'

/** What a store should show of one person. A leaver's tags are the markers of leaving, and nothing else is touched. */
export type Desired = { presence: 'member' | 'leaver'; fields: CustomerFields; tags: string[] }

/** What Rollcall remembers of one link: what both sides last agreed on, and the tags that are ours to remove. */
export type Ledger = {
  linkId: string
  customerId: string | null
  agreed: CustomerFields
  observedTags: string[]
  managedTags: string[]
}

export type Plan =
  | { kind: 'none'; why: 'unchanged' | 'never-there' }
  | { kind: 'write'; write: CustomerWrite; managedTags: string[] }

/** Decides what one reconcile of one link must write; the same plan is previewed, explained and applied. */
export function decide(desired: Desired, ledger: Ledger): Plan {
  const { linkId, customerId } = ledger
  if (customerId === null) {
    if (desired.presence === 'leaver') return { kind: 'none', why: 'never-there' }
    const write = { kind: 'create', linkId, fields: present(desired.fields), tags: desired.tags } as const
    return { kind: 'write', write, managedTags: desired.tags }
  }
  const fields = changed(desired.fields, ledger.agreed)
  // A tag that the merchant set before us stays the merchant's: it is neither added nor ever removed by us. One of
  // ours that the store no longer shows is put back.
  const addTags = desired.tags.filter((tag) => !includesTag(ledger.observedTags, tag))
  // Removed whatever was last observed: access must not outlive a mistaken memory.
  const removeTags = ledger.managedTags.filter((tag) => !includesTag(desired.tags, tag))
  if (Object.keys(fields).length + addTags.length + removeTags.length === 0)
    return { kind: 'none', why: 'unchanged' }
  const kept = ledger.managedTags.filter(
    (tag) => includesTag(desired.tags, tag) && !includesTag(addTags, tag),
  )
  return {
    kind: 'write',
    write: { kind: 'update', linkId, customerId, fields, addTags, removeTags },
    managedTags: [...kept, ...addTags],
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
  return [...fields, ...tags.map((tag) => `tag ${tag}`)]
}

const present = (fields: CustomerFields): CustomerFields =>
  Object.fromEntries(fieldEntries(fields).filter(([, value]) => value !== null))

const changed = (desired: CustomerFields, agreed: CustomerFields): CustomerFields =>
  Object.fromEntries(
    fieldEntries(desired).filter(
      ([field, value]) => canonical(field, value) !== canonical(field, agreed[field]),
    ),
  )
