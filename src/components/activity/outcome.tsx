import {
  Check,
  CircleAlert,
  CircleCheck,
  CircleMinus,
  CirclePause,
  CircleSlash,
  type LucideIcon,
} from 'lucide-react'
import type { ActivityEvent } from '@/components/answers'
import { Badge, type Tone } from '@/components/ui/badge'
import { QuietState } from '@/components/ui/quiet-state'

type Outcome = ActivityEvent['outcome']

const looks: Record<Outcome, { word: string; tone: Tone; icon: LucideIcon }> = {
  done: { word: 'Done', tone: 'ok', icon: CircleCheck },
  failed: { word: 'Failed', tone: 'bad', icon: CircleAlert },
  skipped: { word: 'Skipped', tone: 'idle', icon: CircleMinus },
  held: { word: 'Held', tone: 'wait', icon: CirclePause },
  ignored: { word: 'Ignored', tone: 'idle', icon: CircleSlash },
}

export const outcomeWords = (['done', 'failed', 'skipped', 'held', 'ignored'] as const).map((outcome) => ({
  outcome,
  word: looks[outcome].word,
}))

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { word, tone, icon } = looks[outcome]
  if (outcome === 'done') return <QuietState icon={Check}>{word}</QuietState>
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}
