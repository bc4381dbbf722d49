import { approveHeld } from '@/services/guard/approve'
import { HeldDecision } from '@/services/guard/decisions'
import { rejectHeld } from '@/services/guard/reject'
import { DirectoryGuard, setDirectoryGuard } from '@/services/guard/set-directory-guard'
import {
  countHeldChanges,
  HeldChangesFilter,
  HeldPeoplePage,
  viewHeldChange,
  viewHeldChanges,
} from '@/services/guard/view'
import { router, teammate } from '../init'

export const held = router({
  list: teammate.input(HeldChangesFilter).query(({ ctx, input }) => viewHeldChanges(ctx.portal, input)),
  count: teammate.query(({ ctx }) => countHeldChanges(ctx.portal)),
  get: teammate.input(HeldPeoplePage).query(({ ctx, input }) => viewHeldChange(ctx.portal, input)),
  approve: teammate.input(HeldDecision).mutation(({ ctx, input }) => approveHeld(ctx.portal, input)),
  reject: teammate.input(HeldDecision).mutation(({ ctx, input }) => rejectHeld(ctx.portal, input)),
  setDirectoryGuard: teammate
    .input(DirectoryGuard)
    .mutation(({ ctx, input }) => setDirectoryGuard(ctx.portal, input)),
})
