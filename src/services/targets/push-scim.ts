import { holderOfRecord } from '@/adapters/db/target-links'
import type { StoreLock } from '@/adapters/db/store-lock'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { RecordRefusedError } from '@/adapters/outbound/scim/failure'
import type { ScimRecord } from '@/adapters/outbound/scim/client'
import { foldCase } from '@/core/scim/filter/compare'
import { valueOf } from '@/core/scim/json'
import { decideRecord, verbOf, type RecordLedger } from '@/core/targets/decide-record'
import { operationsFor } from '@/core/targets/record-change'
import { retryAfter } from '../sync/retry-after'
import { eachAtOnce } from './each-at-once'
import type { Outcome, Push, Work, Written } from './outcome'
import { neverThere, notShown, recordTaken, refused } from './reasons'
import type { ScimAccess } from './scim-access'

const AT_ONCE = 4

type At = { organizationId: OrganizationId; targetId: string; lock: StoreLock; access: ScimAccess }

/**
 * Writes to a SCIM service provider, a few people at once. Those with one user name go one after the other: whoever comes
 * second has to find out whose record that name has become.
 */
export const pushScim =
  (at: At): Push =>
  (works, record) =>
    eachAtOnce(AT_ONCE, [...Map.groupBy(works, nameOf).values()], async (namesakes) => {
      for (const work of namesakes) await record([await pushOne(at, work)])
    })

function nameOf({ link, desired }: Work): string {
  const userName = userNameOf(desired)
  return userName === undefined ? link.id : foldCase(userName)
}

function userNameOf(desired: Work['desired']): string | undefined {
  const userName = desired.presence === 'member' ? valueOf(desired.record, 'userName') : undefined
  return typeof userName === 'string' ? userName : undefined
}

async function pushOne(at: At, work: Work): Promise<Outcome> {
  if (!at.lock.held()) throw new Error('The lock of this target was lost; another drain goes on.')
  try {
    return await reconcile(at, work, await locate(at, work))
  } catch (error) {
    if (!(error instanceof RecordRefusedError)) throw error
    const { status, detail, scimType, requestId } = error
    return failed(work, refused(status, scimType, detail), requestId)
  }
}

type Located = RecordLedger & { etag?: string; foundAgain: boolean }

/**
 * The record of a person, also one that Rollcall does not remember: a create whose answer was lost made it, or
 * somebody at the target did. Looked for before every create, so that nothing is there twice.
 */
async function locate({ access }: At, { link, desired, ledger }: Work): Promise<Located> {
  const wasTried = link.attempts > 1
  if (ledger.recordId !== null || (desired.presence !== 'member' && !wasTried))
    return { ...ledger, foundAgain: false }
  const userName = userNameOf(desired)
  const found =
    (await access.client.find('externalId', link.personId)) ??
    (userName === undefined ? undefined : await access.client.find('userName', userName))
  return found ? { ...known(found), foundAgain: true } : { ...ledger, foundAgain: false }
}

/** A record as if we had agreed on all of it. */
const known = ({ id, resource, etag }: ScimRecord) => {
  const { meta: _meta, groups: _groups, password: _password, ...agreed } = resource
  return { recordId: id, agreed, ...(etag === undefined ? {} : { etag }) }
}

async function reconcile(at: At, work: Work, ledger: Located): Promise<Outcome> {
  const { link, desired } = work
  const holder =
    ledger.foundAgain && ledger.recordId !== null
      ? await otherHolder(at, link.id, ledger.recordId)
      : undefined
  if (holder) return failed(work, recordTaken(holder))
  const plan = decideRecord(desired, ledger, at.access.settings.leaving)
  if (plan.kind !== 'none') return write(at, work, ledger, plan)
  if (plan.why === 'never-there') return { work, state: 'skipped', reason: neverThere, retryAt: null }
  const taken = { recordId: ledger.recordId, agreed: ledger.agreed, verifiedAt: new Date() }
  return {
    work,
    state: 'verified',
    reason: null,
    retryAt: null,
    ...(ledger.foundAgain ? { taken, verb: 'updated' } : {}),
  }
}

async function otherHolder({ organizationId, targetId }: At, linkId: string, recordId: string) {
  const holder = await within(organizationId, (tenant) => holderOfRecord(tenant, targetId, recordId))
  return holder && holder.id !== linkId ? holder.user.displayName : undefined
}

async function write(at: At, work: Work, ledger: Located, plan: Written): Promise<Outcome> {
  const answer = await carryOut(at, ledger, plan)
  // What we knew is no longer there: the next round makes it anew, or finds that nothing is left to take away.
  if (answer === 'gone') {
    const taken = { recordId: null, agreed: null }
    return { work, state: 'queued', reason: null, retryAt: new Date(), taken }
  }
  const writtenAt = new Date()
  const { id, requestId } = answer
  const shown = await readBack(at, plan, id, answer.record)
  const said = {
    work,
    verb: verbOf(plan, ledger),
    changes: plan.changes,
    ...(requestId === undefined ? {} : { requestId }),
    steps: [{ name: 'written', at: writtenAt }],
  }
  const differs = differsFrom(plan, shown)
  const taken =
    plan.kind === 'delete' ? { recordId: null, agreed: null } : { recordId: id, agreed: plan.record }
  if (differs === undefined)
    return {
      ...said,
      state: 'verified',
      reason: null,
      retryAt: null,
      taken: { ...taken, verifiedAt: new Date() },
    }
  // The record is ours to change, but what it does not show is not agreed on: so it is written again.
  const kept = plan.kind === 'create' ? { recordId: id, agreed: {} } : undefined
  return { ...said, ...failed(work, notShown(differs), requestId), ...(kept ? { taken: kept } : {}) }
}

type Answer = { id: string; record?: ScimRecord; requestId?: string }

async function carryOut(
  { access: { client, settings } }: At,
  ledger: Located,
  plan: Written,
): Promise<Answer | 'gone'> {
  if (plan.kind === 'create') {
    const record = await client.create(plan.record)
    return {
      id: record.id,
      record,
      ...(record.requestId === undefined ? {} : { requestId: record.requestId }),
    }
  }
  const { recordId } = plan
  const send = (etag?: string) => {
    if (plan.kind === 'delete') return client.remove(recordId, etag)
    return settings.updates === 'put'
      ? client.replace(recordId, plan.record, etag)
      : client.patch(recordId, operationsFor(plan.changes), etag)
  }
  try {
    return { id: recordId, ...(await send(ledger.etag)) }
  } catch (error) {
    if (!(error instanceof RecordRefusedError)) throw error
    if (error.status === 404 || error.status === 410) return 'gone'
    // Some services want to be told which version is meant (RFC 7644 §3.14); ours is the last word on what we own.
    if (error.status !== 412 && error.status !== 428) throw error
    const current = await client.read(recordId)
    return current ? { id: recordId, ...(await send(current.etag ?? '*')) } : 'gone'
  }
}

/** Leaving must not rest on what the write answered: that record is read once more. */
async function readBack({ access }: At, plan: Written, id: string, answered: ScimRecord | undefined) {
  const leaves = plan.kind === 'delete' || (plan.kind === 'update' && plan.record.active === false)
  return leaves ? ((await access.client.read(id)) ?? 'gone') : answered
}

/** What a record does not show of what was written, or undefined when it is verified. */
function differsFrom(plan: Written, shown: ScimRecord | 'gone' | undefined): string | undefined {
  if (plan.kind === 'delete') return shown === 'gone' ? undefined : 'that the record is gone'
  if (shown === 'gone') return 'the record any more'
  if (shown === undefined) return undefined
  const { active, userName } = plan.record
  const isActive = valueOf(shown.resource, 'active') ?? true
  if (isActive !== active && String(isActive).toLowerCase() !== String(active))
    return `active: ${String(active)}`
  const name = valueOf(shown.resource, 'userName')
  return sameName(name, userName) ? undefined : 'the userName that was written'
}

const sameName = (shown: unknown, wanted: unknown) =>
  typeof shown !== 'string' || typeof wanted !== 'string' || foldCase(shown) === foldCase(wanted)

const failed = (work: Work, reason: Outcome['reason'], requestId?: string): Outcome => ({
  work,
  state: 'failed',
  reason,
  retryAt: retryAfter(work.link.attempts, new Date()),
  ...(requestId === undefined ? {} : { requestId }),
})
