import { addDomain, keepDomainCheck, listDomains } from '@/adapters/db/domains'
import { within } from '@/adapters/db/tenant'
import type { Context } from '@/services/context'

/** A domain that no other test has. */
export const newDomain = () => `d${crypto.randomUUID().slice(0, 8)}.example`

/** A domain whose TXT record has been seen. */
export const verifiedDomain = ({ organizationId }: Context, domain: string) =>
  within(organizationId, async (tenant) => {
    await addDomain(tenant, { domain, token: 'test' })
    const known = (await listDomains(tenant)).find((each) => each.domain === domain)
    const now = new Date()
    await keepDomainCheck(tenant, known?.id ?? '', { checkedAt: now, verifiedAt: now, problem: null })
  })
