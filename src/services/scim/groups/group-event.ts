import type { MemberChange } from '@/adapters/db/change-members'
import type { NewEvent } from '@/adapters/db/events'
import { newId } from '@/adapters/db/new-id'
import type { DirectoryCall } from '../call'

/** More names than this say nothing to a person; the count does. */
const NAMED = 20

/** The line of history for what an IdP did to a group. */
export function groupEvent(
  { ctx, directory }: Pick<DirectoryCall, 'ctx' | 'directory'>,
  verb: 'created' | 'changed' | 'deleted',
  group: { id: string; displayName: string },
  members: MemberChange[] = [],
): NewEvent & { id: string } {
  const counts = (['added', 'removed'] as const).map((kind) => ({
    kind,
    count: members.filter((member) => member.kind === kind).length,
  }))
  const moved = counts.filter(({ count }) => count > 0).map(({ kind, count }) => `${count} ${kind}`)
  const now = new Date()
  return {
    id: newId(now),
    kind: `group.${verb}`,
    outcome: 'done',
    title: `Group ${group.displayName} was ${verb} by ${directory.name}${moved.length > 0 ? `: members ${moved.join(', ')}` : ''}`,
    actor: ctx.actor,
    directoryId: directory.id,
    changes: members.slice(0, NAMED).map(({ kind, value }) => ({
      field: 'member',
      from: kind === 'removed' ? value : null,
      to: kind === 'removed' ? null : value,
    })),
    steps: [{ name: 'received', at: now.toISOString() }],
  }
}
