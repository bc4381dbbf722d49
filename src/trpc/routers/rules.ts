import { ExplainedPerson, explainPerson } from '@/services/rules/explain'
import { StoreCompanies, viewCompanies } from '@/services/rules/companies'
import { viewRules } from '@/services/rules/view'
import { router, teammate } from '../init'

export const rules = router({
  view: teammate.query(({ ctx }) => viewRules(ctx.portal)),
  companies: teammate.input(StoreCompanies).query(({ ctx, input }) => viewCompanies(ctx.portal, input)),
  explain: teammate.input(ExplainedPerson).query(({ ctx, input }) => explainPerson(ctx.portal, input)),
})
