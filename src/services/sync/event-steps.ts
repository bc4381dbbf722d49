import type { Step } from '@/adapters/db/events'
import type { RuleEffect } from '@/core/mapping/rule-effects'
import type { Desired, LeaverCause, Plan } from '@/core/reconcile/decide'
import type { Grounds } from './decide-batch'
import type { Outcome } from './outcome'

/** The way of one write, from when it was owed to when the store was seen to show it; `verifiedAt` is absent if it was not. */
export function eventSteps(outcome: Outcome, verifiedAt: Date | undefined): Step[] {
  const { link, person, plan, result, grounds, decidedAt, writtenAt } = outcome
  const isRefused = result !== undefined && !result.ok
  return [
    step('received', link.dueSince, `from ${person.directory.name}`),
    ...(grounds ? [step('matched', grounds.matchedAt, matching(outcome))] : []),
    ...(grounds && !outcome.problem ? [step('rules', decidedAt, ruling(outcome.desired, grounds))] : []),
    step('decided', decidedAt, planned(plan)),
    ...(writtenAt ? [step(isRefused ? 'refused' : 'written', writtenAt, `attempt ${link.attempts}`)] : []),
    ...(verifiedAt ? [step('verified', verifiedAt, writtenAt && 'the store shows it')] : []),
  ]
}

const step = (name: string, at: Date, detail?: string): Step => ({
  name,
  at: at.toISOString(),
  ...(detail ? { detail } : {}),
})

function matching({ link, ledger, adopted }: Outcome): string {
  if (adopted) return 'a customer that was there before'
  if (link.customerId !== null) return 'the customer of its link'
  return ledger.customerId !== null ? 'a customer with the key of its link' : 'no customer yet'
}

const causes: Record<LeaverCause, string> = {
  restricted: 'restricted by a teammate',
  deleted: 'deleted in the directory',
  inactive: 'inactive in the directory',
  'out-of-scope': 'not among the people of this store',
}

/** Longer texts say nothing to a person who runs down a list. */
const LONGEST = 500

function ruling(desired: Desired, { version, effects }: Grounds): string {
  const by = version === 0 ? 'the default configuration' : `configuration ${version}`
  if (desired.presence === 'leaver') return `${by}: ${causes[desired.cause]}`
  const given = effects().map(inWords)
  return `${by}: ${given.length > 0 ? given.join('; ') : 'no rule holds'}`.slice(0, LONGEST)
}

function inWords({ rule, tags, metafields, roles }: RuleEffect): string {
  const gifts = [
    ...tags,
    ...Object.keys(metafields),
    ...(roles.length > 0 ? [roles.length === 1 ? 'a company role' : `${roles.length} company roles`] : []),
  ]
  return `${rule.name} gives ${gifts.length > 0 ? gifts.join(', ') : 'nothing'}`
}

function planned(plan: Plan): string {
  if (plan.kind === 'none') return 'nothing to write'
  const { write } = plan
  const fields = Object.keys(write.fields).length
  if (write.kind === 'create')
    return `create with ${counted(fields, 'field')}, ${counted(write.tags.length, 'tag')}`
  const [added, removed] = [write.addTags.length, write.removeTags.length]
  const parts = [
    fields > 0 && `change ${counted(fields, 'field')}`,
    added > 0 && `add ${counted(added, 'tag')}`,
    removed > 0 && `remove ${counted(removed, 'tag')}`,
    write.addRoles?.length && `assign ${counted(write.addRoles.length, 'company role')}`,
    write.removeRoles?.length && `revoke ${counted(write.removeRoles.length, 'company role')}`,
    write.removal && `${write.removal} the customer`,
    write.cancelErasure && 'take back that the customer is erased',
  ].filter((part) => typeof part === 'string')
  return parts.length > 0 ? parts.join(', ') : 'mark the customer with the key of its link'
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
