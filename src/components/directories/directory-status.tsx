import { Ear, Radio } from 'lucide-react'
import type { DirectoryRow } from '@/components/answers'
import { Badge } from '@/components/ui/badge'

/** A directory in one word: whether it was ever heard. */
export function DirectoryStatus({ directory }: { directory: Pick<DirectoryRow, 'firstRequestAt'> }) {
  return directory.firstRequestAt ? (
    <Badge tone="ok" icon={Radio}>
      Live
    </Badge>
  ) : (
    <Badge tone="wait" icon={Ear}>
      Listening
    </Badge>
  )
}
