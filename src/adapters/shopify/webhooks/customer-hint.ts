import { z } from 'zod'
import type { CustomerFields } from '@/core/reconcile/customer-store'
import type { CustomerHint } from '@/core/reconcile/hint'

const text = z.string().nullish()

/** customers/create, update, enable, disable: the REST shape, since 2025-01 without tags. */
const Customer = z.object({
  admin_graphql_api_id: z.string(),
  updated_at: text,
  email: text,
  phone: text,
  first_name: text,
  last_name: text,
  note: text,
})

/** customer.tags_added and customer.tags_removed. */
const Tags = z.object({ customerId: z.string(), tags: z.array(z.string()), occurredAt: text })

/** What a delivery about a customer says, or undefined when it has not the shape that Shopify documents. */
export function customerHint(topic: string, payload: unknown): CustomerHint | undefined {
  if (topic === 'CUSTOMER_TAGS_ADDED' || topic === 'CUSTOMER_TAGS_REMOVED') {
    const { data } = Tags.safeParse(payload)
    const added = topic === 'CUSTOMER_TAGS_ADDED'
    return (
      data && {
        customerId: data.customerId,
        updatedAt: data.occurredAt ?? null,
        fields: {},
        addedTags: added ? data.tags : [],
        removedTags: added ? [] : data.tags,
      }
    )
  }
  const { data } = Customer.safeParse(payload)
  return (
    data && {
      customerId: data.admin_graphql_api_id,
      updatedAt: data.updated_at ?? null,
      fields: fieldsOf(data),
      addedTags: [],
      removedTags: [],
    }
  )
}

const fieldsOf = (customer: z.infer<typeof Customer>): CustomerFields => ({
  email: customer.email,
  phone: customer.phone,
  firstName: customer.first_name,
  lastName: customer.last_name,
  note: customer.note,
})
