import { ActivityFilter, viewActivity } from '@/services/activity/view'
import { router, teammate } from '../init'

export const activity = router({
  list: teammate.input(ActivityFilter).query(({ ctx, input }) => viewActivity(ctx.portal, input)),
})
