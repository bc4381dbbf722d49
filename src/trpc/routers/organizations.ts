import { createOrganization, NewOrganization } from '@/services/organizations/create'
import { listOrganizations } from '@/services/organizations/list'
import { renameOrganization } from '@/services/organizations/rename'
import {
  OrganizationPause,
  organizationPausedAt,
  setOrganizationPaused,
} from '@/services/organizations/set-paused'
import { router, signedIn, teammate } from '../init'

export const organizations = router({
  list: signedIn.query(({ ctx }) => listOrganizations(ctx.teammate.id)),
  create: signedIn
    .input(NewOrganization)
    .mutation(({ ctx, input }) => createOrganization(ctx.teammate.id, input)),
  /** Since when all writes are paused; null when they are not. */
  pausedAt: teammate.query(({ ctx }) => organizationPausedAt(ctx.portal)),
  setPaused: teammate
    .input(OrganizationPause)
    .mutation(({ ctx, input }) => setOrganizationPaused(ctx.portal, input)),
  rename: teammate.input(NewOrganization).mutation(({ ctx, input }) => renameOrganization(ctx.portal, input)),
})
