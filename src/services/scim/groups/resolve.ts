import { namesIn, type MemberChanges } from '@/adapters/db/change-members'
import { lockNamesToPark } from '@/adapters/db/name-locks'
import type { Pipeline } from '@/adapters/db/pipeline'
import { resolveMembers, type Resolved } from '@/adapters/db/resolve-members'
import type { DirectoryCall } from '../call'
import { changePiped, type Owe } from '../../context'

/** So often a request begins anew because a member that it names has gone meanwhile. */
const MOST_TRIES = 4

/** Members would be parked under these names, which have to be locked before any group is. */
class ToPark extends Error {
  constructor(readonly names: string[]) {
    super('These names belong to nobody yet')
  }
}

/** Whom the members of a change mean, in the transaction that is to make it. */
export type Resolve = (members: MemberChanges) => Promise<Map<string, Resolved>>

/**
 * A transaction that adds members to a group. One that would park some is begun anew with their names locked: a user
 * that is being created under one of them at this moment then either is there already or finds the parked member.
 */
export async function changeGroup<T>(
  { ctx, directory }: DirectoryCall,
  work: (tenant: Pipeline, owe: Owe, resolve: Resolve) => Promise<T>,
): Promise<T> {
  let locked: string[] = []
  for (let tries = 1; ; tries++) {
    try {
      return await changePiped(ctx, async (tenant, owe) => {
        const locking = locked.length > 0 ? lockNamesToPark(tenant, directory.id, locked) : undefined
        const resolve = async (members: MemberChanges) => {
          const resolved = await resolveMembers(tenant, directory.id, namesIn(members))
          const names = members.add.map(({ value }) => value).filter((value) => !resolved.has(value))
          if (tries < MOST_TRIES && names.some((name) => !locked.includes(name))) throw new ToPark(names)
          return resolved
        }
        const [, done] = await Promise.all([locking, work(tenant, owe, resolve)])
        return done
      })
    } catch (error) {
      if (!(error instanceof ToPark)) throw error
      locked = [...new Set([...locked, ...error.names])]
    }
  }
}
