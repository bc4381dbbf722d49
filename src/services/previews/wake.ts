import { previewsDue } from '@/adapters/db/previews'
import type { OrganizationId } from '@/adapters/db/tenant'
import { wakeOnce } from '../wake-once'

/** Tells Inngest that a preview has to be gone on with; never waits, never throws. */
export const wakePreview = (organizationId: OrganizationId, previewId: string): void =>
  wakeOnce('preview/due', organizationId, [previewId])

/** Previews of all organizations whose run has died. */
export const findDuePreviews = () => previewsDue()

/** Wakes all that are under way, as when a process starts and whoever was at them may have gone with the last one. */
export async function wakePreviews(): Promise<void> {
  for (const { organizationId, previewId } of await previewsDue({ all: true }))
    wakePreview(organizationId, previewId)
}
