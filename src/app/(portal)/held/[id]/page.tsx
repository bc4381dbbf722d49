import type { Metadata } from 'next'
import { HeldChangeView } from '@/components/held/held-change-view'
import { nextPeople } from '@/components/held/next-people'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'
import { orNotFound } from '../../or-not-found'

export const metadata: Metadata = { title: 'Held change' }

type HeldChangePageProps = { params: Promise<{ id: string }> }

export default async function HeldChangePage({ params }: HeldChangePageProps) {
  const { id } = await params
  await orNotFound(
    getQueryClient().fetchInfiniteQuery({
      ...trpc.held.get.infiniteQueryOptions({ id }, nextPeople),
      retry: false,
    }),
  )
  return (
    <Prefetched>
      <HeldChangeView id={id} />
    </Prefetched>
  )
}
