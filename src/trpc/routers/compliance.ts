import { z } from 'zod'
import { settleCompliance } from '@/services/compliance/settle'
import { exportCustomer, viewComplianceRequests } from '@/services/compliance/view'
import { router, teammate } from '../init'

const Request = z.object({ id: z.uuid() })

export const compliance = router({
  list: teammate.query(({ ctx }) => viewComplianceRequests(ctx.portal)),
  export: teammate.input(Request).query(({ ctx, input }) => exportCustomer(ctx.portal, input.id)),
  settle: teammate.input(Request).mutation(({ ctx, input }) => settleCompliance(ctx.portal, input.id)),
})
