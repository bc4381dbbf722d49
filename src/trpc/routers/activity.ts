import { ActivityFilter, EventRef, viewActivity, viewEvent } from '@/services/activity/view'
import { router, teammate } from '../init'

export const activity = router({
  get: teammate.input(EventRef).query(({ ctx, input }) => viewEvent(ctx.portal, input)),
  list: teammate.input(ActivityFilter).query(({ ctx, input }) => viewActivity(ctx.portal, input)),
})
