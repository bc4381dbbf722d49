import { z } from 'zod'
import type { CustomerFields } from '@/core/reconcile/customer-store'
import type { CustomerHint } from '@/core/reconcile/hint'

const text = z.string().nullish()

const Address = z.object({
  company: text,
  address1: text,
  address2: text,
  city: text,
  zip: text,
  province_code: text,
  country_code: text,
})

/** customers/create, update, enable, disable: the REST shape, since 2025-01 without tags. */
const Customer = z.object({
  admin_graphql_api_id: z.string(),
  updated_at: text,
  email: text,
  phone: text,
  first_name: text,
  last_name: text,
  note: text,
  default_address: Address.nullish(),
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
  ...(customer.default_address && addressFields(customer.default_address)),
})

/** Without them a new address within the second of our own write would pass for its echo. */
const addressFields = (address: z.infer<typeof Address>): CustomerFields => ({
  'address.company': address.company,
  'address.address1': address.address1,
  'address.address2': address.address2,
  'address.city': address.city,
  'address.zip': address.zip,
  'address.provinceCode': address.province_code,
  'address.countryCode': address.country_code,
})
