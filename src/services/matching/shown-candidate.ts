import { z } from 'zod'
import type { FoundCandidate } from './find-candidates'
import type { Evidence } from '@/core/reconcile/match'

/** A customer as a question shows it: what was seen when it was asked, and what equals the person's. */
export const ShownCandidate = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  tags: z.array(z.string()),
  state: z.string(),
  orders: z.number(),
  createdAt: z.string(),
  evidence: z.object({ email: z.boolean(), phone: z.boolean() }),
  /** Whose it is already. */
  holder: z.string().nullable(),
  excluded: z.boolean(),
})

export function shownCandidate(
  { found, holder, excluded }: Omit<FoundCandidate, 'customer'>,
  evidence: Evidence,
): z.infer<typeof ShownCandidate> {
  const { customer, state, orders, createdAt } = found
  return {
    customerId: customer.id,
    name: [customer.firstName, customer.lastName].filter(Boolean).join(' ') || null,
    email: customer.email ?? null,
    phone: customer.phone ?? null,
    tags: customer.tags,
    state,
    orders,
    createdAt,
    evidence,
    holder: holder.kind === 'person' ? holder.name : null,
    excluded,
  }
}
