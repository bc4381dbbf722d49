import { listPeople, PeopleFilter } from '@/services/people/list'
import { syncNow } from '@/services/people/sync-now'
import { PersonRef, viewPerson } from '@/services/people/view'
import { router, teammate } from '../init'

export const people = router({
  list: teammate.input(PeopleFilter).query(({ ctx, input }) => listPeople(ctx.portal, input)),
  get: teammate.input(PersonRef).query(({ ctx, input }) => viewPerson(ctx.portal, input)),
  syncNow: teammate.input(PersonRef).mutation(({ ctx, input }) => syncNow(ctx.portal, input)),
})
