import type { listStores, StoreStatus } from '@/adapters/db/stores'
import type { Issue } from './issue'

type Store = Awaited<ReturnType<typeof listStores>>[number]
type Quarantine = Exclude<StoreStatus, 'connected' | 'disconnected'>

const quarantines: Record<Quarantine, Pick<Issue, 'title' | 'fix'>> = {
  uninstalled: {
    title: 'Rollcall was removed from the store.',
    fix: 'Connect the store again on its page. What waits for it is kept.',
  },
  unauthorized: {
    title: 'Shopify no longer accepts Rollcall in the store.',
    fix: 'Connect the store again on its page. What waits for it is kept.',
  },
  scope_missing: {
    title: 'A permission is missing in the store.',
    fix: 'Authorise Rollcall again on the store’s page; it lists what is missing.',
  },
  frozen: {
    title: 'The store is frozen.',
    fix: 'Settle it with Shopify; Rollcall then goes on by itself.',
  },
}

const isQuarantined = (status: StoreStatus): status is Quarantine => Object.hasOwn(quarantines, status)

/** What stands in the way of a store as a whole. */
export function storeIssues({
  id,
  name,
  status,
  trouble,
  retryAt,
  webhookTrouble,
  unheardSince,
}: Store): Issue[] {
  const about = {
    kind: 'store' as const,
    who: 'store-owner' as const,
    where: name,
    count: null,
    firstSeen: null,
    lastSeen: null,
    href: `/stores/${id}`,
    alike: null,
  }
  if (isQuarantined(status))
    return [
      {
        ...about,
        ...quarantines[status],
        title: trouble ?? quarantines[status].title,
        key: `store ${id}`,
        retryAt,
      },
    ]
  const waiting: Issue[] = trouble
    ? [
        {
          ...about,
          who: 'rollcall',
          title: trouble,
          fix: 'Rollcall goes on by itself.',
          key: `store ${id}`,
          retryAt,
        },
      ]
    : []
  const deaf: Issue[] = webhookTrouble
    ? [
        {
          ...about,
          title: webhookTrouble,
          fix: 'Writing goes on, but edits in the store are not all heard. Rollcall asks Shopify again every day.',
          firstSeen: unheardSince,
          key: `webhooks ${id}`,
          retryAt: null,
        },
      ]
    : []
  return [...waiting, ...deaf]
}
