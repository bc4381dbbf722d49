import { setTimeout as sleep } from 'node:timers/promises'
import { drainStore } from '../../drain-store'

/** A portal's drain of one store in a process of its own, so that it can be killed in the middle. */
const [organizationId = '', storeId = ''] = process.argv.slice(2)
for (;;) {
  const { more, lookAt } = await drainStore({ organizationId, storeId })
  if (!more) await sleep(Math.min(200, Math.max(0, (lookAt ?? Infinity) - Date.now())))
}
