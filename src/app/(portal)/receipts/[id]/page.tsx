import type { Metadata } from 'next'
import { ReceiptView } from '@/components/receipts/receipt-view'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'
import { orNotFound } from '../../or-not-found'

type ReceiptPageProps = { params: Promise<{ id: string }> }

const readReceipt = (id: string) =>
  orNotFound(getQueryClient().fetchQuery({ ...trpc.receipts.get.queryOptions({ id }), retry: false }))

export async function generateMetadata({ params }: ReceiptPageProps): Promise<Metadata> {
  const { receipt } = await readReceipt((await params).id)
  return { title: `Receipt of ${receipt.person.displayName}` }
}

export default async function ReceiptPage({ params }: ReceiptPageProps) {
  const { id } = await params
  await readReceipt(id)
  return (
    <Prefetched>
      <ReceiptView id={id} />
    </Prefetched>
  )
}
