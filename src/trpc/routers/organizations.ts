import { createOrganization, NewOrganization } from '@/services/organizations/create'
import { listOrganizations } from '@/services/organizations/list'
import { router, signedIn } from '../init'

export const organizations = router({
  list: signedIn.query(({ ctx }) => listOrganizations(ctx.teammate.id)),
  create: signedIn
    .input(NewOrganization)
    .mutation(({ ctx, input }) => createOrganization(ctx.teammate.id, input)),
})
