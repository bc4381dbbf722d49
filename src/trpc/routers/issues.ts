import { Alike } from '@/services/issues/issue'
import { retryAlike } from '@/services/issues/retry'
import { countIssues, PeopleOfIssue, viewIssues, viewPeopleOfIssue } from '@/services/issues/view'
import { router, teammate } from '../init'

export const issues = router({
  list: teammate.query(({ ctx }) => viewIssues(ctx.portal)),
  count: teammate.query(({ ctx }) => countIssues(ctx.portal)),
  people: teammate.input(PeopleOfIssue).query(({ ctx, input }) => viewPeopleOfIssue(ctx.portal, input)),
  retry: teammate.input(Alike).mutation(({ ctx, input }) => retryAlike(ctx.portal, input)),
})
