import { lockLink } from '@/adapters/db/heard-links'
import type { Resumed } from '@/adapters/db/link-hours'
import { findStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import type { Owe } from '../context'
import { shownOf } from '../sync/ledger'
import { absorbRecord } from '../webhooks/absorb-record'
import { knownOf } from '../webhooks/known-people'

/** Takes in what the stores of links that go on have shown since they were not followed, as if it was told now. */
export async function takeUp(tenant: Tenant, owe: Owe, resumed: Resumed[]): Promise<void> {
  for (const { id, storeId } of resumed.filter(({ isContested }) => isContested)) {
    const link = await lockLink(tenant, id)
    const shown = link && shownOf(link)
    const store = await findStore(tenant, storeId)
    if (!link || !shown || !store || link.claim !== null) continue
    await absorbRecord(tenant, owe, { store, link, known: await knownOf(tenant, [link]) }, shown)
  }
}
