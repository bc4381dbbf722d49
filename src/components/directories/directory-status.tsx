import { Ear, Eye, Pause, Radio } from 'lucide-react'
import type { DirectoryRow } from '@/components/answers'
import { Badge } from '@/components/ui/badge'

/** A directory in one word: whether it writes to the stores, and whether it was ever heard. */
export function DirectoryStatus({ directory }: { directory: Pick<DirectoryRow, 'firstRequestAt' | 'mode'> }) {
  if (directory.mode === 'paused')
    return (
      <Badge tone="wait" icon={Pause}>
        Paused
      </Badge>
    )
  if (!directory.firstRequestAt)
    return (
      <Badge tone="wait" icon={Ear}>
        Listening
      </Badge>
    )
  return directory.mode === 'observe' ? (
    <Badge tone="wait" icon={Eye}>
      Observes only
    </Badge>
  ) : (
    <Badge tone="ok" icon={Radio}>
      Live
    </Badge>
  )
}
