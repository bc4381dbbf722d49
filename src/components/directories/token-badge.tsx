import { CircleCheck, CircleSlash, Clock, type LucideIcon } from 'lucide-react'
import { Badge, type Tone } from '@/components/ui/badge'
import type { TokenState } from './token-state'

const looks: Record<TokenState, { word: string; tone: Tone; icon: LucideIcon }> = {
  live: { word: 'Live', tone: 'ok', icon: CircleCheck },
  expiring: { word: 'Expires soon', tone: 'wait', icon: Clock },
  expired: { word: 'Expired', tone: 'bad', icon: Clock },
  revoked: { word: 'Revoked', tone: 'idle', icon: CircleSlash },
}

/** Where a token or a signing secret is in its life. */
export function TokenBadge({ state }: { state: TokenState }) {
  const { word, tone, icon } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}
