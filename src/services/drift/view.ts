import { z } from 'zod'
import { latestRuns } from '@/adapters/db/census'
import { countFindings, listFindings } from '@/adapters/db/drift'
import { namesOf } from '@/adapters/db/people'
import { listStores } from '@/adapters/db/stores'
import { actionsFor, driftKinds, type DriftKind } from '@/core/reconcile/drift'
import { read, type Context } from '../context'
import { customerUrl } from '../stores/admin-url'

export const DriftFilter = z.object({
  kind: z.enum(driftKinds).optional(),
  storeId: z.uuid().optional(),
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(100).default(50),
})

const Details = z.object({
  name: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  orders: z.number().nullish(),
})

const kindOf = (kind: string): DriftKind => driftKinds.find((known) => known === kind) ?? 'unmanaged'

/** Where stores differ from what is remembered of them, and customers that nobody manages. */
export async function viewDrift(ctx: Context, filter: z.infer<typeof DriftFilter>) {
  return read(ctx, async (tenant) => {
    const findings = await listFindings(tenant, { ...filter, limit: filter.limit + 1 })
    const shown = findings.slice(0, filter.limit)
    const users = [...new Set(shown.flatMap(({ personId }) => personId ?? []))]
    const names = await namesOf(tenant, { users, stores: [], directories: [], targets: [] })
    return {
      findings: shown.map(({ details, kind, store, customerId, personId, ...finding }) => {
        const seen = Details.parse(details)
        return {
          id: finding.id,
          kind: kindOf(kind),
          firstSeen: finding.firstSeen,
          lastSeen: finding.lastSeen,
          store: { id: finding.storeId, name: store.name },
          customer:
            customerId === null
              ? null
              : { id: customerId, url: customerUrl(store.domain, customerId), ...seen },
          person: personId && names.has(personId) ? { id: personId, name: names.get(personId) ?? '' } : null,
          actions: actionsFor(kindOf(kind), { hasPerson: personId !== null }),
        }
      }),
      counts: await countFindings(tenant, filter.storeId),
      nextCursor: findings.length > filter.limit ? (shown.at(-1)?.id ?? null) : null,
    }
  })
}

/** Each store with its latest comparison. */
export const viewComparisons = (ctx: Context) =>
  read(ctx, async (tenant) => {
    const stores = await listStores(tenant)
    const runs = await latestRuns(tenant)
    return stores.map(({ id, name, status }) => {
      const run = runs.find(({ storeId }) => storeId === id)
      return {
        id,
        name,
        status,
        run: run
          ? {
              purpose: run.purpose,
              state: run.state,
              read: run.read,
              found: z.record(z.string(), z.number()).parse(run.found),
              startedAt: run.startedAt,
              finishedAt: run.finishedAt,
              problem: run.problem,
            }
          : null,
      }
    })
  })
