import { viewCoverage } from '@/services/rules/coverage'
import { ExplainedPerson, explainPerson } from '@/services/rules/explain'
import { StoreCompanies, viewCompanies } from '@/services/rules/companies'
import { SeenInDirectory, viewSeenAttributes } from '@/services/rules/seen'
import { viewRules } from '@/services/rules/view'
import { router, teammate } from '../init'

export const rules = router({
  view: teammate.query(({ ctx }) => viewRules(ctx.portal)),
  coverage: teammate.query(({ ctx }) => viewCoverage(ctx.portal)),
  seenAttributes: teammate
    .input(SeenInDirectory)
    .query(({ ctx, input }) => viewSeenAttributes(ctx.portal, input)),
  companies: teammate.input(StoreCompanies).query(({ ctx, input }) => viewCompanies(ctx.portal, input)),
  explain: teammate.input(ExplainedPerson).query(({ ctx, input }) => explainPerson(ctx.portal, input)),
})
