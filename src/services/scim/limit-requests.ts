import { tooManyRequests } from '@/core/scim/error'
import { env } from '@/env'

/** One second of each directory's requests to this process. */
const seconds = new Map<string, { second: number; requests: number }>()

/** Keeps one directory from taking the whole process. Throws 429 with an integer Retry-After, which is all Okta reads. */
export function limitRequests(directoryId: string): void {
  const second = Math.floor(Date.now() / 1000)
  const counted = seconds.get(directoryId)
  const requests = counted?.second === second ? counted.requests + 1 : 1
  seconds.set(directoryId, { second, requests })
  if (requests > env().SCIM_REQUESTS_PER_SECOND) throw tooManyRequests(1)
}
