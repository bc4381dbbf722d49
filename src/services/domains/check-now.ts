import type { z } from 'zod'
import { requireRole, type Context } from '../context'
import { checkDomain } from './check'
import type { DomainRef } from './remove'

/** A person has added the record and does not want to wait for tomorrow. */
export async function checkDomainNow(ctx: Context, { id }: z.infer<typeof DomainRef>): Promise<void> {
  requireRole(ctx, 'operator')
  await checkDomain(ctx.organizationId, id)
}
