'use client'

import { useQuery } from '@tanstack/react-query'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { ReceiptTable } from '@/components/receipts/receipt-table'
import { useTRPC } from '@/trpc/client'

/** The receipts of a person's off-boardings; nothing while there are none. */
export function PersonReceipts({ personId }: { personId: string }) {
  const trpc = useTRPC()
  const { data } = useQuery({ ...trpc.receipts.list.queryOptions({ personId }), refetchInterval: 10_000 })
  if (!data || data.receipts.length === 0) return null
  return (
    <Card className="mt-4">
      <CardHeader>
        <CardTitle>Off-boarding receipts</CardTitle>
      </CardHeader>
      <ReceiptTable receipts={data.receipts} />
    </Card>
  )
}
