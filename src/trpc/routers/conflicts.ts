import { ConflictFilter, viewConflicts } from '@/services/conflicts/list'
import { ConflictSettlement, settle } from '@/services/conflicts/settle'
import { router, teammate } from '../init'

export const conflicts = router({
  list: teammate.input(ConflictFilter).query(({ ctx, input }) => viewConflicts(ctx.portal, input)),
  settle: teammate.input(ConflictSettlement).mutation(({ ctx, input }) => settle(ctx.portal, input)),
})
