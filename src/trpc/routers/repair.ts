import { CustomerSearch, findCustomers } from '@/services/people/find-customers'
import { Merge, mergeCustomers } from '@/services/people/merge'
import { Relink, relink } from '@/services/people/relink'
import { Split, splitPerson } from '@/services/people/split'
import { groupProgress, GroupRef, syncGroup, viewGroups } from '@/services/people/sync-group'
import { Unlink, unlink } from '@/services/people/unlink'
import { router, teammate } from '../init'

export const repair = router({
  findCustomers: teammate.input(CustomerSearch).query(({ ctx, input }) => findCustomers(ctx.portal, input)),
  relink: teammate.input(Relink).mutation(({ ctx, input }) => relink(ctx.portal, input)),
  unlink: teammate.input(Unlink).mutation(({ ctx, input }) => unlink(ctx.portal, input)),
  merge: teammate.input(Merge).mutation(({ ctx, input }) => mergeCustomers(ctx.portal, input)),
  split: teammate.input(Split).mutation(({ ctx, input }) => splitPerson(ctx.portal, input)),
  groups: teammate.query(({ ctx }) => viewGroups(ctx.portal)),
  syncGroup: teammate.input(GroupRef).mutation(({ ctx, input }) => syncGroup(ctx.portal, input)),
  groupProgress: teammate.input(GroupRef).query(({ ctx, input }) => groupProgress(ctx.portal, input)),
})
