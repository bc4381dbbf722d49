import { z } from 'zod'
import type { ClaimedLink } from '@/adapters/db/links'
import type { CustomerFields, CustomerRecord } from '@/core/reconcile/customer-store'
import type { Ledger } from '@/core/reconcile/decide'

const text = z.string().nullish()

const Fields = z.object({
  email: text,
  phone: text,
  firstName: text,
  lastName: text,
  locale: text,
  note: text,
})

const Observed = z.object({ tags: z.array(z.string()) })

/** What the database remembers of a link, as the core decides on it. */
export function ledgerOf(link: ClaimedLink): Ledger {
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
  managedTags: ourTags.filter((tag) =>
    customer.tags.some((other) => other.toLowerCase() === tag.toLowerCase()),
  ),
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
