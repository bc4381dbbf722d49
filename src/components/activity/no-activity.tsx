import { Activity, SearchX } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

/** `onClear` is there when a filter hides events. */
export function NoActivity({ onClear }: { onClear?: () => void }) {
  if (onClear) {
    return (
      <Empty
        icon={SearchX}
        title="No event matches"
        actions={
          <Button variant="outline" onClick={onClear}>
            Clear search and filters
          </Button>
        }
      >
        Try another outcome, store or directory, or fewer words.
      </Empty>
    )
  }
  return (
    <Empty icon={Activity} title="Nothing has happened yet">
      Every change from a directory and every write to a store is kept here, with what it changed and how long
      it took.
    </Empty>
  )
}
