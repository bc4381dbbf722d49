import { ReceiptFilter, ReceiptRef, viewReceipt, viewReceipts } from '@/services/receipts/view'
import { router, teammate } from '../init'

export const receipts = router({
  list: teammate.input(ReceiptFilter).query(({ ctx, input }) => viewReceipts(ctx.portal, input)),
  get: teammate.input(ReceiptRef).query(({ ctx, input }) => viewReceipt(ctx.portal, input)),
})
