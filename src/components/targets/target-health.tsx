import {
  CircleAlert,
  CircleCheck,
  CirclePause,
  Download,
  PowerOff,
  RefreshCw,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import type { TargetRow } from '@/components/answers'
import { Badge, type Tone } from '@/components/ui/badge'

type Look = { word: string; tone: Tone; icon: LucideIcon }

function lookOf({ kind, mode, trouble, due, failed, pending }: TargetRow): Look {
  if (kind === 'csv' || kind === 'okta_import')
    return { word: 'Fetched from us', tone: 'idle', icon: Download }
  if (mode === 'disabled') return { word: 'Switched off', tone: 'bad', icon: PowerOff }
  if (mode === 'paused') return { word: 'Paused', tone: 'wait', icon: CirclePause }
  if (trouble) return { word: 'Waiting', tone: 'wait', icon: TriangleAlert }
  if (failed > 0) return { word: `${failed} failed`, tone: 'bad', icon: CircleAlert }
  if (due + pending > 0) return { word: 'Catching up', tone: 'busy', icon: RefreshCw }
  return { word: 'Healthy', tone: 'ok', icon: CircleCheck }
}

/** A target in one word, worst news first. */
export function TargetHealth({ target }: { target: TargetRow }) {
  const { word, tone, icon } = lookOf(target)
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}
