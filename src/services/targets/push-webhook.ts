import { MessageRefusedError } from '@/adapters/outbound/webhook/deliver'
import { decideRecord, verbOf } from '@/core/targets/decide-record'
import { eachAtOnce } from './each-at-once'
import type { Outcome, Push, Work } from './outcome'
import { neverThere, refused } from './reasons'
import type { WebhookAccess } from './webhook-access'

const AT_ONCE = 4

/**
 * Tells a website what became of each person. A message says how they are now, so that one that was missed does not
 * matter once the next has come; two about one person are never under way at once.
 */
export const pushWebhook =
  (deliver: WebhookAccess): Push =>
  (works, record) =>
    eachAtOnce(AT_ONCE, works, async (work) => record([await tell(deliver, work)]))

async function tell(deliver: WebhookAccess, work: Work): Promise<Outcome> {
  const { link, desired, ledger, decidedAt } = work
  const plan = decideRecord(desired, ledger, 'deactivate')
  if (plan.kind === 'none' || plan.kind === 'delete') {
    const isThere = ledger.recordId !== null
    return {
      work,
      state: isThere ? 'verified' : 'skipped',
      reason: isThere ? null : neverThere,
      retryAt: null,
    }
  }
  const verb = verbOf(plan, ledger)
  const said = { work, verb, changes: plan.changes }
  const { schemas: _schemas, externalId: _id, ...user } = plan.record
  const message = {
    id: `msg_${link.id}_${link.generation}`,
    type: `user.${verb}`,
    timestamp: decidedAt.toISOString(),
    data: { id: link.personId, user, changes: plan.changes },
  }
  try {
    await deliver(message)
  } catch (error) {
    if (!(error instanceof MessageRefusedError)) throw error
    const retryAt = nextTry(link.attempts, new Date())
    return { ...said, state: 'failed', reason: refused(error.status, undefined, error.detail), retryAt }
  }
  const now = new Date()
  return {
    ...said,
    state: 'verified',
    reason: null,
    retryAt: null,
    requestId: message.id,
    steps: [{ name: 'delivered', at: now }],
    taken: { recordId: link.personId, agreed: plan.record, verifiedAt: now },
  }
}

const MINUTE_MS = 60_000

/** The schedule that Standard Webhooks proposes, in minutes after each failure. */
const schedule = [5 / 60, 5, 30, 120, 300, 600, 840, 1_200, 1_440]

const nextTry = (attempts: number, now: Date) =>
  new Date(now.getTime() + (schedule[Math.min(attempts, schedule.length) - 1] ?? 1) * MINUTE_MS)
