import { z } from 'zod'
import type { CustomerAnswer } from '@/adapters/shopify/customer-record'

const text = z.string().nullable()

/** The schema decides what these may be, and a bulk operation answers by the same schema. */
const anyOf = <Value extends string>() => z.custom<Value>((value) => typeof value === 'string')

type Email = NonNullable<CustomerAnswer['defaultEmailAddress']>
type Phone = NonNullable<CustomerAnswer['defaultPhoneNumber']>
type Address = NonNullable<CustomerAnswer['defaultAddress']>

/** A customer in a JSONL result, with the fields of the fragment CustomerRecord. */
export const customerLine = z.object({
  id: z.string(),
  firstName: text,
  lastName: text,
  locale: z.string(),
  note: text,
  taxExempt: z.boolean(),
  tags: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  defaultEmailAddress: z
    .object({ emailAddress: z.string(), marketingState: anyOf<Email['marketingState']>() })
    .nullable(),
  defaultPhoneNumber: z
    .object({
      phoneNumber: z.string(),
      smsMarketingConsent: z.object({ state: anyOf<Phone['smsMarketingConsent']['state']>() }),
    })
    .nullable(),
  defaultAddress: z
    .object({
      id: z.string(),
      company: text,
      address1: text,
      address2: text,
      city: text,
      zip: text,
      provinceCode: text,
      countryCodeV2: anyOf<NonNullable<Address['countryCodeV2']>>().nullable(),
    })
    .nullable(),
  metafield: z.object({ value: z.string() }).nullable(),
}) satisfies z.ZodType<CustomerAnswer>

/** The same with what tells a person whether it is the right one. */
export const foundLine = customerLine.extend({
  state: z.string(),
  numberOfOrders: z.union([z.string(), z.number()]),
})
