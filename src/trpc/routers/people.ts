import { listPeople, PeopleFilter } from '@/services/people/list'
import { endOverride } from '@/services/people/end-override'
import { viewProfile } from '@/services/people/profile'
import { countRestorable, Restorable, Restoration, restorePeople } from '@/services/people/restore'
import { Restriction, restrictPerson } from '@/services/people/restrict'
import { PeopleRefs, syncMany } from '@/services/people/sync-many'
import { syncNow } from '@/services/people/sync-now'
import { PersonRef, viewPerson } from '@/services/people/view'
import { router, teammate } from '../init'

export const people = router({
  restrict: teammate.input(Restriction).mutation(({ ctx, input }) => restrictPerson(ctx.portal, input)),
  endOverride: teammate.input(PersonRef).mutation(({ ctx, input }) => endOverride(ctx.portal, input)),
  restore: teammate.input(Restoration).mutation(({ ctx, input }) => restorePeople(ctx.portal, input)),
  restorable: teammate.input(Restorable).query(({ ctx, input }) => countRestorable(ctx.portal, input)),
  list: teammate.input(PeopleFilter).query(({ ctx, input }) => listPeople(ctx.portal, input)),
  get: teammate.input(PersonRef).query(({ ctx, input }) => viewPerson(ctx.portal, input)),
  profile: teammate.input(PersonRef).query(({ ctx, input }) => viewProfile(ctx.portal, input)),
  syncMany: teammate.input(PeopleRefs).mutation(({ ctx, input }) => syncMany(ctx.portal, input)),
  syncNow: teammate.input(PersonRef).mutation(({ ctx, input }) => syncNow(ctx.portal, input)),
})
