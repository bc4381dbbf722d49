import { CircleAlert, ShieldMinus } from 'lucide-react'
import { Badge } from '@/components/ui/badge'

/** Restricted only if every lever was read back. */
export function ReceiptOutcome({ outcome }: { outcome: string }) {
  if (outcome === 'incomplete')
    return (
      <Badge tone="bad" icon={CircleAlert}>
        Not complete
      </Badge>
    )
  return (
    <Badge tone="gone" icon={ShieldMinus}>
      {outcome === 'removed' ? 'Customer deleted' : 'Restricted'}
    </Badge>
  )
}
