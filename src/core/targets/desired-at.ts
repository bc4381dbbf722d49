import { condition } from '../mapping/condition'
import { leadOf, type Person, type UserSource } from '../mapping/person'
import { withGroups } from '../mapping/user-context'
import type { DesiredRecord } from './decide-record'
import { desiredRecord } from './desired-record'

/** Whom a target is for. */
export type Scope = {
  source: 'all' | 'stores' | 'directory'
  sourceDirectoryId: string | null
  /** Whether that directory is live; one that only observes, or is paused, moves nothing. */
  isSourceLive: boolean
  condition: string | null
  /** The directory that the target feeds. */
  directoryId: string | null
}

/**
 * What a target should keep of a person; `id` is the person's, by which their record is found again. Somebody whom the
 * target's own directory knows by now is that directory's to change: writing them back would go round in circles, and
 * taking them away would take them from where they belong.
 */
export function desiredAt(id: string, { sources, override, leftAt }: Person, scope: Scope): DesiredRecord {
  if (sources.some((from) => from.directoryId === scope.directoryId && !isUnclaimed(from)))
    return untouched('theirs')
  const meant = sources.filter((from) => isMeant(from, scope))
  if (sources.length === 0 || (scope.source === 'directory' && !scope.isSourceLive))
    return untouched('planned')
  if (override?.kind === 'restricted') return { presence: 'leaver', byTeammate: true }
  const lead = leadOf({ sources: meant, override, leftAt })
  const isActive = lead !== undefined && lead.active && !lead.deleted
  if (isActive && condition(scope.condition ?? '')(withGroups(lead)))
    return { presence: 'member', record: desiredRecord(lead.resource, id), source: lead.resource }
  return override?.kind === 'kept' ? untouched('kept') : { presence: 'leaver' }
}

const untouched = (why: 'theirs' | 'kept' | 'planned'): DesiredRecord => ({ presence: 'untouched', why })

function isMeant({ directoryId, imported }: UserSource, { source, sourceDirectoryId }: Scope): boolean {
  if (source === 'all') return true
  return source === 'stores' ? imported === true : directoryId === sourceDirectoryId
}

/** A user that a store has brought, and that the identity provider of its directory has not taken for its own yet. */
const isUnclaimed = ({ imported, resource }: UserSource) =>
  imported === true && typeof resource.externalId !== 'string'
