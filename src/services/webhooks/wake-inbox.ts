import { wakeOnce, awake } from '../wake-once'

/** Tells Inngest that a store's inbox holds something; never waits, never throws. */
export const wakeInbox = (organizationId: string, storeId: string): void =>
  wakeOnce('webhook/received', organizationId, [storeId])

/** The inbox is being looked into: what comes from here on needs a wake-up of its own. */
export const inboxAwake = (storeId: string) => awake('webhook/received', storeId)
