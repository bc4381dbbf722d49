import type { EntraClient } from '@/adapters/outbound/entra/client'
import type { ProvisioningResult } from '@/adapters/outbound/entra/provisioning-log'
import { retryAfter } from '../sync/retry-after'
import type { Pending } from './entra-pending'
import type { Outcome, Work } from './outcome'
import { entraRefused, entraSkipped, noResult } from './reasons'

const MINUTE_MS = 60_000
const GIVE_UP_MS = 24 * 60 * MINUTE_MS

type Waiting = { work: Work; pending: Pending }

/** Looks into the provisioning log for what became of uploads; those that are not in it yet are looked for again. */
export async function settleUploads(
  client: EntraClient,
  waiting: Waiting[],
  record: (outcomes: Outcome[]) => Promise<void>,
): Promise<void> {
  // The log's clock has milliseconds, the date of an answer only seconds.
  const since = Math.min(...waiting.map(({ pending }) => pending.uploadedAt.getTime())) - 1_000
  const results = await client.results(new Date(since))
  const now = new Date()
  await record(waiting.map((one) => outcomeOf(one, newest(results, one.pending), now)))
}

function newest(results: ProvisioningResult[], { key, uploadedAt }: Pending): ProvisioningResult | undefined {
  const wanted = key.toLowerCase()
  return results
    .filter(({ at, names }) => at >= uploadedAt && names.some((name) => name.toLowerCase() === wanted))
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]
}

function outcomeOf({ work, pending }: Waiting, result: ProvisioningResult | undefined, now: Date): Outcome {
  const ageMs = now.getTime() - pending.uploadedAt.getTime()
  const { changes, verb, requestId, uploadedAt, key, record } = pending
  const said = { work, verb, changes, ...(requestId ? { requestId } : {}) }
  const retryAt = retryAfter(work.link.attempts, now)
  if (!result || result.status === 'unknown') {
    if (ageMs > GIVE_UP_MS) return { ...said, state: 'failed', reason: noResult, retryAt }
    const again = new Date(now.getTime() + Math.min(10 * MINUTE_MS, Math.max(MINUTE_MS, ageMs / 4)))
    const kept = {
      ...pending,
      changes: changes.map((change) => ({ ...change })),
      uploadedAt: uploadedAt.toISOString(),
    }
    return { work, state: 'writing', reason: null, retryAt: again, pending: kept }
  }
  const steps = [
    { name: 'uploaded', at: uploadedAt },
    { name: 'provisioned', at: result.at },
  ]
  if (result.status === 'failure')
    return { ...said, steps, state: 'failed', reason: entraRefused(result), retryAt }
  // "Redundant" says that the account is as it should be already.
  if (result.status === 'skipped' && !/redundant/i.test(`${result.errorCode} ${result.reason}`))
    return { ...said, steps, state: 'skipped', reason: entraSkipped(result), retryAt: null }
  const taken = { recordId: result.accountId ?? key, agreed: record, verifiedAt: now }
  return { ...said, steps, state: 'verified', reason: null, retryAt: null, taken }
}
