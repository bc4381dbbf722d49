import type { Metadata } from 'next'
import { TargetView } from '@/components/targets/target-view'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'
import { orNotFound } from '../../or-not-found'

type TargetPageProps = { params: Promise<{ id: string }> }

const readTarget = (id: string) =>
  orNotFound(getQueryClient().fetchQuery({ ...trpc.targets.get.queryOptions({ id }), retry: false }))

export async function generateMetadata({ params }: TargetPageProps): Promise<Metadata> {
  return { title: (await readTarget((await params).id)).name }
}

export default async function TargetPage({ params }: TargetPageProps) {
  const { id } = await params
  await readTarget(id)
  await getQueryClient().prefetchQuery(trpc.directories.list.queryOptions())
  return (
    <Prefetched>
      <TargetView id={id} />
    </Prefetched>
  )
}
