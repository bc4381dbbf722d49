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
  // Nearly every line is done: it is said quietly, so that the others stand out.
  if (outcome === 'done') return <Quiet>{word}</Quiet>
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}

function Quiet({ children }: { children: string }) {
  return (
    <span className="text-muted inline-flex h-5.5 items-center gap-1 text-xs">
      <Check className="text-ok size-3.5" aria-hidden />
      {children}
    </span>
  )
}
