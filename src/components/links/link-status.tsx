import type { LinkState } from '@/components/answers'
import { Badge } from '@/components/ui/badge'
import { lookOf } from './link-states'

export function LinkStatus({ link }: { link: { state: LinkState; restricted: boolean } }) {
  const { word, tone, icon } = lookOf(link)
  return (
    <Badge tone={tone} icon={icon} turning={link.state === 'writing'}>
      {word}
    </Badge>
  )
}
