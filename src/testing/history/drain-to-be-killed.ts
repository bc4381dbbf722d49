import { drainStore } from '@/services/sync/drain-store'

/** Drains each store that its parent names, until it is killed. */
process.on('message', (target: { organizationId: string; storeId: string }) => {
  void drainStore(target).then(() => process.send?.('drained'))
})
process.send?.('ready')
