import { arrivalTimes, countOutcomes } from '@/adapters/db/events'
import { listDirectories } from '@/adapters/db/directories'
import { countPeople } from '@/adapters/db/count-people'
import { linkCounts, listStores } from '@/adapters/db/stores'
import { read, type Context } from '../context'
import { endingOf } from '../credentials/ending'
import { issuesOf } from '../issues/view'

const DAY_MS = 86_400_000

/** The first of the list; the rest is on its own page. */
const SHOWN_ISSUES = 4

/** One look at everything: what is well, what is owed, what failed, how fast changes arrive. */
export async function viewOverview(ctx: Context) {
  return read(ctx, async (tenant) => {
    const counts = await countPeople(tenant)
    const stores = await listStores(tenant)
    const links = await linkCounts(tenant)
    const directories = await listDirectories(tenant)
    const issues = await issuesOf(tenant)
    const ending = await endingOf(tenant, new Date())
    const since = new Date(Date.now() - DAY_MS)
    const day = await countOutcomes(tenant, since)
    const latency = await arrivalTimes(tenant, since)
    return {
      counts,
      stores: stores.map((store) => ({
        ...store,
        ...(links.get(store.id) ?? { linked: 0, due: 0, failed: 0 }),
      })),
      directories,
      ending,
      latency,
      day,
      issues: issues.slice(0, SHOWN_ISSUES),
      openIssues: issues.length,
      checklist: {
        directory: directories.length > 0,
        store: stores.length > 0,
        firstUser: counts.people > 0,
      },
    }
  })
}
