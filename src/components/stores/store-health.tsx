import {
  CircleAlert,
  CircleCheck,
  CirclePause,
  KeyRound,
  RefreshCw,
  TriangleAlert,
  Unplug,
  type LucideIcon,
} from 'lucide-react'
import type { Overview } from '@/components/answers'
import { Badge, type Tone } from '@/components/ui/badge'

type Store = Pick<Overview['stores'][number], 'status' | 'due' | 'failed' | 'trouble' | 'pausedAt'>
type Look = { word: string; tone: Tone; icon: LucideIcon }

const troubled: Record<Exclude<Store['status'], 'connected'>, Look> = {
  unauthorized: { word: 'Access lost', tone: 'bad', icon: KeyRound },
  scope_missing: { word: 'Permission missing', tone: 'wait', icon: KeyRound },
  frozen: { word: 'Frozen', tone: 'wait', icon: CirclePause },
  uninstalled: { word: 'Uninstalled', tone: 'bad', icon: Unplug },
  disconnected: { word: 'Disconnected', tone: 'idle', icon: Unplug },
}

function lookOf({ status, due, failed, trouble, pausedAt }: Store): Look {
  if (status !== 'connected') return troubled[status]
  if (pausedAt) return { word: 'Paused', tone: 'wait', icon: CirclePause }
  if (trouble) return { word: 'Waiting', tone: 'wait', icon: TriangleAlert }
  if (failed > 0) return { word: `${failed} failed`, tone: 'bad', icon: CircleAlert }
  if (due > 0) return { word: 'Catching up', tone: 'busy', icon: RefreshCw }
  return { word: 'Healthy', tone: 'ok', icon: CircleCheck }
}

/** A store in one word, worst news first. */
export function StoreHealth({ store }: { store: Store }) {
  const { word, tone, icon } = lookOf(store)
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}
