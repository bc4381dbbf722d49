import { CircleCheck, CirclePause, CircleSlash, Undo2, type LucideIcon } from 'lucide-react'
import type { HeldChange } from '@/components/answers'
import { Badge, type Tone } from '@/components/ui/badge'

const looks: Record<HeldChange['state'], { word: string; tone: Tone; icon: LucideIcon }> = {
  open: { word: 'Waits for a decision', tone: 'wait', icon: CirclePause },
  approved: { word: 'Approved', tone: 'ok', icon: CircleCheck },
  rejected: { word: 'Rejected, nothing taken', tone: 'idle', icon: Undo2 },
  ended: { word: 'Ended by itself', tone: 'idle', icon: CircleSlash },
}

export function ChangeState({ state }: { state: HeldChange['state'] }) {
  const { word, tone, icon } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}
