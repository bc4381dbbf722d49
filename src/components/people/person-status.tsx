import { UserCheck, UserMinus, UserX } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { QuietState } from '@/components/ui/quiet-state'

/** What the directory says about a person, whatever the stores show. */
export function PersonStatus({ active, deleted }: { active: boolean; deleted: boolean }) {
  if (active && !deleted) return <QuietState icon={UserCheck}>Active</QuietState>
  return (
    <Badge tone="gone" icon={deleted ? UserX : UserMinus}>
      {deleted ? 'Deleted' : 'Inactive'}
    </Badge>
  )
}
