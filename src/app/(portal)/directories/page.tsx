import type { Metadata } from 'next'
import { CreateDirectory } from '@/components/directories/create-directory'
import { DirectoryList } from '@/components/directories/directory-list'
import { PageHeader } from '@/components/shell/page-header'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Directories' }

export default async function DirectoriesPage() {
  await getQueryClient().prefetchQuery(trpc.directories.list.queryOptions())
  return (
    <Prefetched>
      <PageHeader
        title="Directories"
        description="Identity providers that push people and groups here by SCIM."
        actions={<CreateDirectory />}
      />
      <DirectoryList />
    </Prefetched>
  )
}
