import { storesOwing } from '@/adapters/db/links'
import { wakeStores } from './wake'

/** Stores of all organizations with work that is due now and that may be written to now. */
export const findOwing = () => storesOwing()

/** Wakes them all, as when a process starts and cannot know what its predecessor has left. */
export async function wakeOwing(): Promise<void> {
  for (const { organizationId, storeId } of await findOwing()) wakeStores(organizationId, [storeId])
}
