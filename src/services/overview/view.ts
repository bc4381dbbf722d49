import { arrivalTimes } from '@/adapters/db/events'
import { listDirectories } from '@/adapters/db/directories'
import { countPeople } from '@/adapters/db/people'
import { linkCounts, listStores } from '@/adapters/db/stores'
import { read, type Context } from '../context'

const DAY_MS = 86_400_000

/** One look at everything: what is well, what is owed, what failed, how fast changes arrive. */
export async function viewOverview(ctx: Context) {
  return read(ctx, async (tenant) => {
    const counts = await countPeople(tenant)
    const stores = await listStores(tenant)
    const links = await linkCounts(tenant)
    const directories = await listDirectories(tenant)
    const latency = await arrivalTimes(tenant, new Date(Date.now() - DAY_MS))
    return {
      counts,
      stores: stores.map((store) => ({
        ...store,
        ...(links.get(store.id) ?? { linked: 0, due: 0, failed: 0 }),
      })),
      directories,
      latency,
      checklist: {
        directory: directories.length > 0,
        store: stores.length > 0,
        firstUser: counts.people > 0,
      },
    }
  })
}
