import { targetsOwed } from '@/adapters/db/owe-targets'
import type { OrganizationId } from '@/adapters/db/tenant'
import { awake, wakeOnce } from '../wake-once'

/** Tells Inngest that targets are owed something; never waits, never throws. */
export const wakeTargets = (organizationId: OrganizationId, targetIds: string[]): void =>
  wakeOnce('target/due', organizationId, targetIds)

/** A drain starts: changes from here on need a wake-up of their own. */
export const targetAwake = (targetId: string) => awake('target/due', targetId)

/** Targets of all organizations with work that is due now and that may be written to now. */
export const findOwedTargets = () => targetsOwed()

/** Wakes them all, as when a process starts and cannot know what its predecessor has left. */
export async function wakeOwedTargets(): Promise<void> {
  for (const { organizationId, targetId } of await findOwedTargets()) wakeTargets(organizationId, [targetId])
}
