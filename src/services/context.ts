import { isDeadlock } from '@/adapters/db/errors'
import type { Actor } from '@/adapters/db/events'
import type { Owed } from '@/adapters/db/owe-links'
import type { Role } from '@/adapters/db/teammates'
import { atOnce, inPipeline, type Pipeline } from '@/adapters/db/pipeline'
import { within, type OrganizationId, type Tenant } from '@/adapters/db/tenant'
import { Refused } from './refused'
import { wakeStores } from './sync/wake'
import { wakeTargets } from './targets/wake'

/** Notes whom a transaction owes something: stores by their ids, or stores and targets. */
export type Owe = (owed: string[] | Owed) => void

/** A transaction that a caller has begun; whom it owes something is its caller's to wake. */
export type Open = { tenant: Tenant; owe: Owe }

/**
 * Who asks, inside which organization. Only the gates make one: a session, a SCIM token, an install, a job.
 * Services that are given a context with `open` join that transaction, so that several of them succeed or fail together.
 */
export type Context = { organizationId: OrganizationId; actor: Actor; role: Role | null; open?: Open }

const rank: Record<Role, number> = { viewer: 0, operator: 1, admin: 2, owner: 3 }

/** Ends the call unless the teammate has at least this role. Directories and jobs are no teammates. */
export function requireRole(ctx: Context, atLeast: Role): void {
  if (ctx.role === null || rank[ctx.role] < rank[atLeast]) {
    throw new Refused(
      'forbidden',
      `This needs the role ${atLeast}. An owner of the organization can grant it.`,
    )
  }
}

export const read = <T>(ctx: Context, work: (tenant: Tenant) => Promise<T>) =>
  ctx.open ? work(ctx.open.tenant) : within(ctx.organizationId, work)

/** The same for requests that come by the thousand. */
export const readPiped = <T>(
  ctx: Pick<Context, 'organizationId' | 'open'>,
  work: (tenant: Pipeline) => Promise<T>,
  longestMs?: number,
) => (ctx.open ? work(ctx.open.tenant) : inPipeline(ctx.organizationId, work, longestMs))

/** The same for what asks for everything at once. */
export const readAtOnce: typeof readPiped = (ctx, work, longestMs) =>
  ctx.open ? work(ctx.open.tenant) : atOnce(ctx.organizationId, work, longestMs)

/** One transaction; whom it owes something is woken once it is committed, and not before. */
export async function change<T>(
  { organizationId, open }: Pick<Context, 'organizationId' | 'open'>,
  work: (tenant: Tenant, owe: Owe) => Promise<T>,
  longestMs?: number,
): Promise<T> {
  if (open) return work(open.tenant, open.owe)
  const debts = new Debts()
  const result = await within(organizationId, (tenant) => work(tenant, debts.owe), longestMs)
  debts.wake(organizationId)
  return result
}

/** So often a transaction is begun anew because it and another one waited for each other. */
const MOST_DEADLOCKS = 3

/** The same for requests that come by the thousand. */
export async function changePiped<T>(
  { organizationId, open }: Pick<Context, 'organizationId' | 'open'>,
  work: (tenant: Pipeline, owe: Owe) => Promise<T>,
): Promise<T> {
  if (open) return work(open.tenant, open.owe)
  for (let deadlocks = 0; ; deadlocks++) {
    const debts = new Debts()
    try {
      const result = await inPipeline(organizationId, (tenant) => work(tenant, debts.owe))
      debts.wake(organizationId)
      return result
    } catch (error) {
      if (!isDeadlock(error) || deadlocks === MOST_DEADLOCKS) throw error
    }
  }
}

/** Whom a transaction owes something, until it is committed. */
class Debts {
  private readonly stores = new Set<string>()
  private readonly targets = new Set<string>()

  readonly owe: Owe = (owed) => {
    const { stores, targets } = Array.isArray(owed) ? { stores: owed, targets: [] } : owed
    stores.forEach((id) => this.stores.add(id))
    targets.forEach((id) => this.targets.add(id))
  }

  wake(organizationId: OrganizationId): void {
    wakeStores(organizationId, [...this.stores])
    wakeTargets(organizationId, [...this.targets])
  }
}
