import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { lockTarget, type StoreLock } from '@/adapters/db/store-lock'
import { claimTargetLinks, nextTargetDue, releaseTargetClaim } from '@/adapters/db/target-links'
import { findSealedTarget, type SealedTarget } from '@/adapters/db/targets'
import { provenOrganization, within, type OrganizationId } from '@/adapters/db/tenant'
import { TargetTroubleError } from '@/core/targets/trouble'
import { guardWorks } from '../guard/guard-works'
import { decideWorks } from './decide-works'
import type { Outcome } from './outcome'
import { openTarget } from './open-target'
import { recordOutcomes } from './record-outcomes'
import { noteHealth, reportTrouble } from './report'
import { targetAwake } from './wake'

/** One run stays short, so that a restart or a deployment never waits long for it. */
const RUN_MS = 20_000

/** A link that is due within this is waited for instead of being left to the next wake-up. */
const WORTH_WAITING_MS = 2_500

type Drained = { settled: number; more: boolean }

/** Writes everything that is owed to one target. `more` asks for another run; the ids come from a target/due event. */
export async function drainTarget(owed: { organizationId: string; targetId: string }): Promise<Drained> {
  const organizationId = provenOrganization(owed.organizationId)
  targetAwake(owed.targetId)
  const lock = await lockTarget(owed.targetId)
  if (!lock) return { settled: 0, more: false }
  try {
    const target = await within(organizationId, (tenant) => findSealedTarget(tenant, owed.targetId))
    if (!target || !takesWrites(target, new Date())) return { settled: 0, more: false }
    return await drain(organizationId, target, lock)
  } finally {
    await lock.release()
  }
}

const takesWrites = ({ mode, retryAt, organization }: SealedTarget, now: Date) =>
  mode === 'on' && organization.pausedAt === null && (retryAt === null || retryAt <= now)

async function drain(
  organizationId: OrganizationId,
  target: SealedTarget,
  lock: StoreLock,
): Promise<Drained> {
  const deadline = Date.now() + RUN_MS
  let settled = 0
  while (lock.held() && Date.now() < deadline) {
    const claim = randomUUID()
    try {
      const count = await drainBatch(organizationId, target, lock, claim)
      settled += count
      if (count > 0) continue
      const wait = await within(organizationId, (tenant) => nextTargetDue(tenant, target.id))
      if (wait === undefined || wait > WORTH_WAITING_MS) return { settled, more: false }
      await sleep(wait)
    } catch (error) {
      await within(organizationId, (tenant) => releaseTargetClaim(tenant, claim))
      if (!(error instanceof TargetTroubleError)) throw error
      const wait = await reportTrouble(organizationId, target, error)
      if (wait > WORTH_WAITING_MS) return { settled, more: false }
      target.trouble = error.message
      target.failingSince ??= new Date()
      await sleep(wait)
    }
  }
  return { settled, more: lock.held() }
}

/** Claims a batch and writes it; answers how many links were claimed. */
async function drainBatch(
  organizationId: OrganizationId,
  target: SealedTarget,
  lock: StoreLock,
  claim: string,
): Promise<number> {
  const { push, batchSize } = openTarget({ organizationId, target, lock })
  const { links, decided } = await within(organizationId, async (tenant) => {
    const links = await claimTargetLinks(tenant, target.id, claim, batchSize)
    const { works, settled } = await decideWorks(tenant, target, links)
    return { links, decided: { works: await guardWorks(tenant, target, works), settled } }
  })
  if (links.length === 0) return 0
  const seen: Outcome['state'][] = []
  const record = (outcomes: Outcome[]) => {
    seen.push(...outcomes.map(({ state }) => state))
    return recordOutcomes({ organizationId, target }, outcomes)
  }
  if (decided.settled.length > 0) await record(decided.settled)
  await push(decided.works, record)
  await noteHealth(organizationId, target, seen)
  return links.length
}
