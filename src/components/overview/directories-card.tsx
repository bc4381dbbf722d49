import { FolderSync } from 'lucide-react'
import Link from 'next/link'
import type { Overview } from '@/components/answers'
import { DirectoryStatus } from '@/components/directories/directory-status'
import { KindTile } from '@/components/directories/kind-tile'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { count } from '@/components/ui/count'
import { Empty } from '@/components/ui/empty'
import { RelativeTime } from '@/components/ui/relative-time'

export function DirectoriesCard({ directories }: { directories: Overview['directories'] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Directories</CardTitle>
        <Button asChild variant="link" size="sm">
          <Link href="/directories">All directories</Link>
        </Button>
      </CardHeader>
      {directories.length === 0 && (
        <Empty icon={FolderSync} title="No directory">
          Create one and paste its address into your identity provider.
        </Empty>
      )}
      <ul className="divide-y">
        {directories.map((directory) => (
          <li key={directory.id}>
            <Link
              href={`/directories/${directory.id}`}
              className="flex items-center gap-3 px-4 py-2.5 text-sm transition-colors hover:bg-sunken/70 focus-visible:-outline-offset-2"
            >
              <KindTile kind={directory.kind} />
              <span className="grid min-w-0 flex-1 leading-tight">
                <span className="truncate font-medium">{directory.name}</span>
                <span className="truncate text-xs text-muted">
                  {count(directory.users, 'person', 'people')} ·{' '}
                  {directory.lastRequestAt ? (
                    <>
                      heard <RelativeTime at={directory.lastRequestAt} />
                    </>
                  ) : (
                    'never heard'
                  )}
                </span>
              </span>
              <DirectoryStatus directory={directory} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
