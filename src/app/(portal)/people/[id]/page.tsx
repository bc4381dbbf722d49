import type { Metadata } from 'next'
import { PersonView } from '@/components/people/person-view'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'
import { orNotFound } from '../../or-not-found'

type PersonPageProps = { params: Promise<{ id: string }> }

const readPerson = (id: string) =>
  orNotFound(getQueryClient().fetchQuery({ ...trpc.people.get.queryOptions({ id }), retry: false }))

export async function generateMetadata({ params }: PersonPageProps): Promise<Metadata> {
  return { title: (await readPerson((await params).id)).displayName }
}

export default async function PersonPage({ params }: PersonPageProps) {
  const { id } = await params
  await readPerson(id)
  return (
    <Prefetched>
      <PersonView id={id} />
    </Prefetched>
  )
}
