import { SearchX, Users } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

/** `onClear` is there when a filter hides people. */
export function NoPeople({ onClear }: { onClear?: () => void }) {
  if (onClear) {
    return (
      <Empty
        icon={SearchX}
        title="Nobody matches"
        actions={
          <Button variant="outline" onClick={onClear}>
            Clear search and filter
          </Button>
        }
      >
        Look for a part of the name, the e-mail address or the user name, or for the whole external id.
      </Empty>
    )
  }
  return (
    <Empty
      icon={Users}
      title="No one yet"
      actions={
        <Button asChild>
          <Link href="/directories">Open directories</Link>
        </Button>
      }
    >
      People appear here as soon as your identity provider pushes them. Assign one test person there first.
    </Empty>
  )
}
