import type { Metadata } from 'next'
import { DirectoryView } from '@/components/directories/directory-view'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'
import { orNotFound } from '../../or-not-found'

type DirectoryPageProps = { params: Promise<{ id: string }> }

const readDirectory = (id: string) =>
  orNotFound(getQueryClient().fetchQuery({ ...trpc.directories.get.queryOptions({ id }), retry: false }))

export async function generateMetadata({ params }: DirectoryPageProps): Promise<Metadata> {
  return { title: (await readDirectory((await params).id)).name }
}

export default async function DirectoryPage({ params }: DirectoryPageProps) {
  const { id } = await params
  await readDirectory(id)
  return (
    <Prefetched>
      <DirectoryView id={id} />
    </Prefetched>
  )
}
