import type { Change, NewEvent } from '@/adapters/db/events'
import { newId } from '@/adapters/db/new-id'
import { same, type JsonObject } from '@/core/scim/json'
import type { DirectoryCall } from './call'

type Seen = { displayName: string; active: boolean; resource: JsonObject }

/** The line of history for what an IdP did to a user. */
export function userEvent(
  { ctx, directory }: Pick<DirectoryCall, 'ctx' | 'directory'>,
  userId: string,
  before: Seen | undefined,
  after: Seen | undefined,
): NewEvent & { id: string } {
  const [kind, verb] = whatHappened(before, after)
  const now = new Date()
  return {
    id: newId(now),
    kind,
    outcome: 'done',
    title: `${(after ?? before)?.displayName ?? 'Somebody'} was ${verb} by ${directory.name}`,
    actor: ctx.actor,
    userId,
    directoryId: directory.id,
    changes: changesBetween(before?.resource ?? {}, after?.resource ?? {}),
    steps: [{ name: 'received', at: now.toISOString() }],
  }
}

function whatHappened(before: Seen | undefined, after: Seen | undefined): [kind: string, verb: string] {
  if (!before) return ['user.created', 'added']
  if (!after) return ['user.deleted', 'deleted']
  if (before.active && !after.active) return ['user.deactivated', 'deactivated']
  if (!before.active && after.active) return ['user.reactivated', 'reactivated']
  return ['user.updated', 'changed']
}

function changesBetween(before: JsonObject, after: JsonObject): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => name !== 'schemas',
  )
  return names
    .filter((name) => !same(before[name], after[name]))
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }))
}
