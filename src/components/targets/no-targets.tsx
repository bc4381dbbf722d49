import { Share2 } from 'lucide-react'
import { Empty } from '@/components/ui/empty'
import { NewTargetButton } from './new-target-button'

export function NoTargets() {
  return (
    <Empty icon={Share2} title="People go nowhere else yet" actions={<NewTargetButton />}>
      Send people who came from a store or a website into your identity provider, and everyone who comes from
      there to your other sites: over SCIM, by signed webhooks, or as a file.
    </Empty>
  )
}
