'use client'

import { useQuery } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { useTRPC } from '@/trpc/client'

/** The way to the import of a file: into the first directory that takes files, or to where one is made. */
export function ImportLink() {
  const trpc = useTRPC()
  const { data = [] } = useQuery(trpc.directories.list.queryOptions())
  const website = data.find(({ kind }) => kind === 'website')
  return (
    <Button asChild variant="outline">
      <Link href={website ? `/directories/${website.id}?tab=import` : '/directories'}>
        <FileUp aria-hidden />
        CSV import
      </Link>
    </Button>
  )
}
