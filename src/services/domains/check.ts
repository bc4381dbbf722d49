import { readTxt, type TxtAnswer } from '@/adapters/dns/txt-records'
import { domainsToCheck, findDomain, keepDomainCheck } from '@/adapters/db/domains'
import { appendEvents } from '@/adapters/db/events'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { env } from '@/env'
import { verificationRecord } from './verification-record'

const DAY_MS = 86_400_000
const IN_ONE_RUN = 200

type Domain = NonNullable<Awaited<ReturnType<typeof findDomain>>>

/**
 * Looks whether a domain's TXT record proves it. One that is gone ends the verification at once; name servers that do
 * not answer change nothing.
 */
export async function checkDomain(organizationId: OrganizationId, id: string): Promise<void> {
  const domain = await within(organizationId, (tenant) => findDomain(tenant, id))
  if (!domain) return
  const answer = await readTxt(domain.domain, env().DNS_SERVERS)
  const checkedAt = new Date()
  const proved =
    answer.kind === 'records' && answer.texts.some((text) => text.trim() === verificationRecord(domain))
  const stays = answer.kind === 'unknown' ? domain.verifiedAt : null
  const verifiedAt = proved ? (domain.verifiedAt ?? checkedAt) : stays
  const problem = proved ? null : problemOf(domain, answer)
  await within(organizationId, async (tenant) => {
    await keepDomainCheck(tenant, id, { checkedAt, verifiedAt, problem })
    if (Boolean(verifiedAt) === Boolean(domain.verifiedAt)) return
    await appendEvents(tenant, [
      {
        kind: verifiedAt ? 'domain.verified' : 'domain.unverified',
        outcome: verifiedAt ? 'done' : 'failed',
        title: verifiedAt
          ? `The domain ${domain.domain} is verified`
          : `The domain ${domain.domain} is not verified any more: its TXT record is gone`,
        actor: { type: 'job', name: 'Domain check' },
      },
    ])
  })
}

function problemOf({ domain }: Domain, answer: TxtAnswer): string {
  switch (answer.kind) {
    case 'no-domain':
      return `There is no domain ${domain} in the DNS. Check how it is spelled.`
    case 'no-records':
      return `${domain} has no TXT record yet. After it is added, name servers can take up to an hour to show it.`
    case 'records':
      return `${domain} has TXT records, but not this one. Add it beside the others, exactly as shown.`
    case 'unknown':
      return `The name servers of ${domain} did not answer (${answer.message}). Rollcall asks again.`
  }
}

/** Every domain once a day, of all organizations. Answers how many were looked at. */
export async function checkDomains(): Promise<number> {
  const domains = await domainsToCheck(new Date(Date.now() - DAY_MS), IN_ONE_RUN)
  for (const { organizationId, id } of domains) await checkDomain(organizationId, id)
  return domains.length
}
