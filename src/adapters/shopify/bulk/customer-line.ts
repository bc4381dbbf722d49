import { z } from 'zod'
import type { CustomerAnswer } from '@/adapters/shopify/customer-record'

const text = z.string().nullable()

/** A customer in a JSONL result, with the fields of the fragment CustomerRecord. */
export const customerLine = z.object({
  id: z.string(),
  firstName: text,
  lastName: text,
  locale: z.string(),
  note: text,
  tags: z.array(z.string()),
  updatedAt: z.string(),
  defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
  defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable(),
  metafield: z.object({ value: z.string() }).nullable(),
}) satisfies z.ZodType<CustomerAnswer>
