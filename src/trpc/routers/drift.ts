import { beginComparison, Comparison } from '@/services/census/begin'
import { decideDrift, DriftDecision } from '@/services/drift/act'
import { DriftFilter, viewComparisons, viewDrift } from '@/services/drift/view'
import { router, teammate } from '../init'

export const drift = router({
  list: teammate.input(DriftFilter).query(({ ctx, input }) => viewDrift(ctx.portal, input)),
  comparisons: teammate.query(({ ctx }) => viewComparisons(ctx.portal)),
  compare: teammate.input(Comparison).mutation(({ ctx, input }) => beginComparison(ctx.portal, input)),
  decide: teammate.input(DriftDecision).mutation(({ ctx, input }) => decideDrift(ctx.portal, input)),
})
