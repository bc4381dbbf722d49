import {
  CircleAlert,
  CirclePause,
  ShieldCheck,
  ShieldX,
  UserCheck,
  UserMinus,
  type LucideIcon,
} from 'lucide-react'
import type { PersonRow } from '@/components/answers'
import { Badge, type Tone } from '@/components/ui/badge'
import { QuietState } from '@/components/ui/quiet-state'

type Standing = PersonRow['standing']

const looks: Record<Exclude<Standing, 'active'>, { word: string; tone: Tone; icon: LucideIcon }> = {
  restricted: { word: 'Restricted by a teammate', tone: 'gone', icon: ShieldX },
  failed: { word: 'Failed', tone: 'bad', icon: CircleAlert },
  held: { word: 'Held', tone: 'wait', icon: CirclePause },
  inactive: { word: 'Inactive', tone: 'gone', icon: UserMinus },
  kept: { word: 'Kept by a teammate', tone: 'wait', icon: ShieldCheck },
}

/** What matters most about a person. */
export function StandingBadge({ standing }: { standing: Standing }) {
  if (standing === 'active') return <QuietState icon={UserCheck}>Active</QuietState>
  const { word, tone, icon } = looks[standing]
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}
