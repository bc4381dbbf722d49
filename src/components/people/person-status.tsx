import { UserCheck, UserMinus, UserX } from 'lucide-react'
import { Badge } from '@/components/ui/badge'

/** What the directory says about a person, whatever the stores show. */
export function PersonStatus({ active, deleted }: { active: boolean; deleted: boolean }) {
  if (deleted) {
    return (
      <Badge tone="gone" icon={UserX}>
        Deleted
      </Badge>
    )
  }
  return (
    <Badge tone={active ? 'ok' : 'gone'} icon={active ? UserCheck : UserMinus}>
      {active ? 'Active' : 'Inactive'}
    </Badge>
  )
}
