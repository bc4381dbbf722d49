import type { Metadata } from 'next'
import { EventPage } from '@/components/activity/event-page'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'
import { orNotFound } from '../../or-not-found'

type ActivityEventPageProps = { params: Promise<{ id: string }> }

const readEvent = (id: string) =>
  orNotFound(getQueryClient().fetchQuery({ ...trpc.activity.get.queryOptions({ id }), retry: false }))

export async function generateMetadata({ params }: ActivityEventPageProps): Promise<Metadata> {
  return { title: (await readEvent((await params).id)).title }
}

export default async function ActivityEventPage({ params }: ActivityEventPageProps) {
  const { id } = await params
  await readEvent(id)
  return (
    <Prefetched>
      <EventPage id={id} />
    </Prefetched>
  )
}
