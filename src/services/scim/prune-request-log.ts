import { deleteScimRequests } from '@/adapters/db/scim-requests'
import { env } from '@/env'

const DAY_MS = 86_400_000

/** Deletes lines of every directory's request log once they are too old, and answers how many. */
export const pruneRequestLog = () =>
  deleteScimRequests(new Date(Date.now() - env().REQUEST_LOG_DAYS * DAY_MS))
