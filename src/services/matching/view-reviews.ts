import { z } from 'zod'
import { verifiedDomains } from '@/adapters/db/domains'
import { loadPeople } from '@/adapters/db/load-people'
import { countReviews, listReviews, type OpenReview } from '@/adapters/db/reviews'
import { desiredCustomer } from '@/core/mapping/desired-customer'
import { loadConfiguration } from '../configuration/load'
import { read, type Context } from '../context'
import { personOf } from '../sync/person'
import { customerUrl } from '../stores/admin-url'
import { certainCandidate } from './accept-verified'
import { ShownCandidate } from './shown-candidate'

export const ReviewPage = z.object({
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(100).default(25),
})

/** The open questions: the person as they would become a customer, and the customers that may be them. */
export async function viewReviews(ctx: Context, { cursor, limit }: z.infer<typeof ReviewPage>) {
  return read(ctx, async (tenant) => {
    const reviews = await listReviews(tenant, { limit: limit + 1, ...(cursor && { cursor }) })
    const shown = reviews.slice(0, limit)
    const people = await loadPeople(
      tenant,
      shown.map(({ link }) => link.userId),
    )
    const { configuration } = await loadConfiguration(tenant)
    const domains = await verifiedDomains(tenant)
    const wanted = ({ link, storeId }: OpenReview) => {
      const stored = people.get(link.userId)
      if (!stored) return {}
      return desiredCustomer(personOf(stored), configuration, { storeId, now: new Date() }).fields
    }
    return {
      reviews: shown.map((review) => reviewView(review, wanted(review), domains)),
      total: await countReviews(tenant),
      certain: shown.filter((review) => certainCandidate(review, domains)).length,
      nextCursor: reviews.length > limit ? (shown.at(-1)?.id ?? null) : null,
    }
  })
}

function reviewView(
  { id, why, openedAt, store, storeId, link, candidates }: OpenReview,
  { email, phone, firstName, lastName }: ReturnType<typeof desiredCustomer>['fields'],
  domains: string[],
) {
  return {
    id,
    why,
    openedAt,
    store: { id: storeId, name: store.name },
    person: {
      id: link.userId,
      displayName: link.user.displayName,
      directory: link.user.directory.name,
      name: [firstName, lastName].filter(Boolean).join(' ') || null,
      email: email ?? link.user.email,
      phone: phone ?? null,
    },
    candidates: z
      .array(ShownCandidate)
      .parse(candidates)
      .map((candidate) => ({ ...candidate, url: customerUrl(store.domain, candidate.customerId) })),
    certain: certainCandidate({ candidates }, domains) !== undefined,
  }
}
