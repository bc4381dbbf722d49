import { z } from 'zod'
import { verifiedDomains } from '@/adapters/db/domains'
import { listReviews, type OpenReview } from '@/adapters/db/reviews'
import { domainOf } from '@/core/reconcile/same-email'
import { read, requireRole, type Context } from '../context'
import { acceptInStore } from './accept'
import { ShownCandidate } from './shown-candidate'

const AT_ONCE = 500

/**
 * Accepts every question about a single customer whose e-mail address is the person's and on a verified domain. Answers
 * how many were accepted and how many of these could not be.
 */
export async function acceptVerified(ctx: Context): Promise<{ accepted: number; refused: number }> {
  requireRole(ctx, 'operator')
  const { reviews, domains } = await read(ctx, async (tenant) => ({
    reviews: await listReviews(tenant, { limit: AT_ONCE }),
    domains: await verifiedDomains(tenant),
  }))
  const choices = reviews.flatMap((review) => {
    const customerId = certainCandidate(review, domains)
    return customerId ? [{ review, customerId }] : []
  })
  let refused = 0
  for (const storeId of new Set(choices.map(({ review }) => review.storeId))) {
    const inStore = choices.filter(({ review }) => review.storeId === storeId)
    refused += (await acceptInStore(ctx, inStore)).length
  }
  return { accepted: choices.length - refused, refused }
}

/** The customer that the rule accepts, if there is one. */
export function certainCandidate({ candidates }: Pick<OpenReview, 'candidates'>, domains: string[]) {
  const [only, ...others] = z.array(ShownCandidate).parse(candidates)
  const isCertain =
    only !== undefined &&
    others.length === 0 &&
    only.evidence.email &&
    only.email !== null &&
    only.holder === null &&
    !only.excluded
  return isCertain && domains.includes(domainOf(only.email ?? '')) ? only.customerId : undefined
}
