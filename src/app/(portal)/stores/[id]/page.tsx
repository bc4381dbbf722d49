import type { Metadata } from 'next'
import { StoreView } from '@/components/store/store-view'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'
import { orNotFound } from '../../or-not-found'

type StorePageProps = { params: Promise<{ id: string }> }

const readStore = (id: string) =>
  orNotFound(getQueryClient().fetchQuery({ ...trpc.stores.get.queryOptions({ id }), retry: false }))

export async function generateMetadata({ params }: StorePageProps): Promise<Metadata> {
  return { title: (await readStore((await params).id)).name }
}

export default async function StorePage({ params }: StorePageProps) {
  const { id } = await params
  await readStore(id)
  return (
    <Prefetched>
      <StoreView id={id} />
    </Prefetched>
  )
}
