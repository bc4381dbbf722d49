import { claimCustomers } from '@/adapters/db/claim-customers'
import { oweLink } from '@/adapters/db/owe-links'
import { includeCustomer } from '@/adapters/db/reviews'
import type { Tenant } from '@/adapters/db/tenant'
import { storeSettings } from '@/core/mapping/configuration'
import type { FoundCustomer } from '@/core/reconcile/customer-store'
import { includesTag } from '@/core/reconcile/canonical'
import { loadConfiguration } from '../configuration/load'
import { knownCandidates } from './find-candidates'

export type Choice = { linkId: string; found: FoundCustomer }

export type Chosen = { linkId: string } & ({ ok: true } | { ok: false; message: string })

/**
 * Links customers by a teammate's word, in the caller's transaction, and owes the links at once. Nothing counts as
 * agreed, so that the next write sends everything that the directory says, and the key of the link with it.
 */
export async function linkCustomers(tenant: Tenant, storeId: string, choices: Choice[]): Promise<Chosen[]> {
  const found = new Map(choices.map(({ linkId, found }) => [linkId, [found]]))
  const candidates = await knownCandidates(tenant, storeId, found)
  const { configuration } = await loadConfiguration(tenant)
  const { marker } = storeSettings(configuration, storeId).policy
  const free = [...candidates].flatMap(([linkId, [candidate]]) =>
    candidate && candidate.holder.kind !== 'person' ? [{ linkId, candidate }] : [],
  )
  const claims = free.map(({ linkId, candidate: { customer, holder, holderLink } }) => ({
    linkId,
    customerId: customer.id,
    agreed: {},
    observed: { ...customer },
    managedTags: [...(holderLink?.managedTags ?? []), marker].filter((tag) =>
      includesTag(customer.tags, tag),
    ),
    ...(holder.kind === 'former' && { formerLinkId: holder.linkId }),
  }))
  const claimed = await claimCustomers(tenant, storeId, claims)
  for (const { linkId, customerId } of claims.filter(({ linkId }) => claimed.includes(linkId))) {
    await includeCustomer(tenant, linkId, customerId)
    await oweLink(tenant, linkId, { priority: 0, delayMs: 0 })
  }
  return choices.map(({ linkId }): Chosen => {
    if (claimed.includes(linkId)) return { linkId, ok: true }
    const holder = candidates.get(linkId)?.[0]?.holder
    const name = holder?.kind === 'person' ? holder.name : 'somebody else'
    return { linkId, ok: false, message: `This customer belongs to ${name} already.` }
  })
}
