import { postponeBusy, settleDeliveries, type Delivery } from '@/adapters/db/deliveries'
import { isCreating, linksOfCustomers, type HeardLink } from '@/adapters/db/heard-links'
import { within } from '@/adapters/db/tenant'
import { customerHint } from '@/adapters/shopify/webhooks/customer-hint'
import { storeSettings } from '@/core/mapping/configuration'
import { isOldNews } from '@/core/reconcile/hint'
import { loadConfiguration } from '../configuration/load'
import { fieldsOf, seenOf } from '../sync/ledger'
import type { Listening } from './handler'

/** An echo may come before the drain has recorded whose customer it is; after this many looks it is a stranger's. */
const LOOKS = 5

type Verdict = 'ignored' | 'later' | 'news'

/**
 * Settles what concerns nobody of ours or says what was seen already, and leaves what is being written for later.
 * Answers the rest: which customers are to be read, with the deliveries that spoke of each.
 */
export async function siftHints(
  { organizationId, store }: Listening,
  deliveries: Delivery[],
): Promise<Map<string, Delivery[]>> {
  const ids = [...new Set(deliveries.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])))]
  return within(organizationId, async (tenant) => {
    const links = new Map<string | null, HeardLink>()
    for (const link of await linksOfCustomers(tenant, store.id, ids)) links.set(link.customerId, link)
    const creating = await isCreating(tenant, store.id)
    const { configuration } = await loadConfiguration(tenant)
    const imports = storeSettings(configuration, store.id).imports.kind !== 'none'
    const judged = deliveries.map((delivery) => ({
      delivery,
      verdict:
        store.sealedAccessToken === null
          ? 'ignored'
          : judge(delivery, links.get(delivery.customerId), { creating, imports }),
    }))
    const those = (wanted: Verdict) =>
      judged.flatMap(({ delivery, verdict }) => (verdict === wanted ? [delivery] : []))
    const idsOf = (wanted: Verdict) => those(wanted).map(({ id }) => id)
    await settleDeliveries(tenant, idsOf('ignored'), { outcome: 'ignored' })
    await postponeBusy(tenant, idsOf('later'))
    const news = new Map<string, Delivery[]>()
    for (const delivery of those('news')) {
      const { customerId } = delivery
      if (customerId !== null) news.set(customerId, [...(news.get(customerId) ?? []), delivery])
    }
    return news
  })
}

function judge(
  delivery: Delivery,
  link: HeardLink | undefined,
  { creating, imports }: { creating: boolean; imports: boolean },
): Verdict {
  const hint = customerHint(delivery.topic, delivery.payload)
  if (!hint) return 'ignored'
  if (!link && creating && delivery.attempts < LOOKS) return 'later'
  if (!link) return imports ? 'news' : 'ignored'
  if (link.claim !== null) return 'later'
  return isOldNews(hint, seenOf(link), fieldsOf(link.agreed)) ? 'ignored' : 'news'
}
