import { z } from 'zod'
import { addDomain as insert } from '@/adapters/db/domains'
import { appendEvents } from '@/adapters/db/events'
import { domainName } from '@/core/reconcile/domain-name'
import { isPublicMail } from '@/core/reconcile/public-mail'
import { newDomainToken } from '@/adapters/vault/token'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'

export const NewDomain = z.object({ domain: z.string().max(300) })

/** Names a domain as the organization's own; it counts once its TXT record has been seen. */
export async function addDomain(ctx: Context, input: z.infer<typeof NewDomain>): Promise<void> {
  requireRole(ctx, 'admin')
  const domain = domainName(input.domain)
  if (!domain) throw new Refused('invalid', 'This is not a domain. It looks like acme.com.', 'domain')
  if (isPublicMail(domain))
    throw new Refused('invalid', `Anybody can have an address at ${domain}, so it proves nothing.`, 'domain')
  await change(ctx, async (tenant) => {
    if (!(await insert(tenant, { domain, token: newDomainToken() })))
      throw new Refused('conflict', `${domain} is listed already.`, 'domain')
    await appendEvents(tenant, [
      { kind: 'domain.added', outcome: 'done', title: `The domain ${domain} was added`, actor: ctx.actor },
    ])
  })
}
