import { drainStoreJob } from './drain-store'
import { sweepStoresJob } from './sweep-stores'

/** Everything that Inngest may call. */
export const functions = [drainStoreJob, sweepStoresJob]
