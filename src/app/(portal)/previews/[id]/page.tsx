import type { Metadata } from 'next'
import { PreviewView } from '@/components/previews/preview-view'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'
import { orNotFound } from '../../or-not-found'

export const metadata: Metadata = { title: 'Preview' }

type PreviewPageProps = { params: Promise<{ id: string }> }

export default async function PreviewPage({ params }: PreviewPageProps) {
  const { id } = await params
  await orNotFound(getQueryClient().fetchQuery({ ...trpc.previews.get.queryOptions({ id }), retry: false }))
  return (
    <Prefetched>
      <PreviewView id={id} />
    </Prefetched>
  )
}
