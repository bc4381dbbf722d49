import { createOrganization, NewOrganization } from '@/services/organizations/create'
import { listOrganizations } from '@/services/organizations/list'
import { renameOrganization } from '@/services/organizations/rename'
import { router, signedIn, teammate } from '../init'

export const organizations = router({
  list: signedIn.query(({ ctx }) => listOrganizations(ctx.teammate.id)),
  create: signedIn
    .input(NewOrganization)
    .mutation(({ ctx, input }) => createOrganization(ctx.teammate.id, input)),
  rename: teammate.input(NewOrganization).mutation(({ ctx, input }) => renameOrganization(ctx.portal, input)),
})
