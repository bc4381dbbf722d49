import { z } from 'zod'
import type { ClaimedLink } from '@/adapters/db/links'
import { includesTag } from '@/core/reconcile/canonical'
import type { CustomerFields, CustomerRecord } from '@/core/reconcile/customer-store'
import type { Ledger } from '@/core/reconcile/decide'
import type { Seen } from '@/core/reconcile/hint'

const text = z.string().nullish()

const Fields = z.object({
  email: text,
  phone: text,
  firstName: text,
  lastName: text,
  locale: text,
  note: text,
})

const Observed = Fields.extend({ tags: z.array(z.string()), updatedAt: text })

/** What the store last showed of a link's customer; nothing when it has not shown any. */
export function seenOf({ observed }: Pick<ClaimedLink, 'observed'>): Seen {
  if (observed === null) return { fields: {}, tags: [], updatedAt: null }
  const { tags, updatedAt = null, ...fields } = Observed.parse(observed)
  return { fields, tags, updatedAt }
}

type Remembered = Pick<ClaimedLink, 'id' | 'customerId' | 'agreed' | 'observed' | 'managedTags'>

/** What the database remembers of a link, as the core decides on it. */
export function ledgerOf(link: Remembered): Ledger {
  return {
    linkId: link.id,
    customerId: link.customerId,
    agreed: link.agreed === null ? {} : Fields.parse(link.agreed),
    observedTags: link.observed === null ? [] : Observed.parse(link.observed).tags,
    managedTags: link.managedTags,
  }
}

/** A customer that an earlier, unanswered create has made: everything of ours that it shows is agreed. */
export const ledgerOfFound = (link: ClaimedLink, customer: CustomerRecord, ourTags: string[]): Ledger => ({
  linkId: link.id,
  customerId: customer.id,
  agreed: fieldsOf(customer),
  observedTags: customer.tags,
  managedTags: ourTags.filter((tag) => includesTag(customer.tags, tag)),
})

const fieldsOf = ({ email, phone, firstName, lastName, locale, note }: CustomerRecord): CustomerFields => ({
  email,
  phone,
  firstName,
  lastName,
  locale,
  note,
})

/** Fields as JSON, which knows no undefined. */
export const jsonFields = (fields: CustomerFields): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, string | null][] =>
      value === undefined ? [] : [[name, value]],
    ),
  )
