import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CirclePause,
  CircleSlash,
  ClipboardList,
  Clock,
  RefreshCw,
  ShieldMinus,
  type LucideIcon,
} from 'lucide-react'
import type { LinkState } from '@/components/answers'
import type { Tone } from '@/components/ui/badge'

export type StateLook = { word: string; tone: Tone; icon: LucideIcon; meaning: string }

/** The state words of a link, as the portal, the API and the docs use them. */
export const stateLooks: Record<LinkState, StateLook> = {
  accepted: { word: 'Accepted', tone: 'busy', icon: CircleDashed, meaning: 'The directory’s change is kept' },
  planned: {
    word: 'Planned',
    tone: 'wait',
    icon: ClipboardList,
    meaning: 'Written once its directory goes live',
  },
  held: { word: 'Held', tone: 'wait', icon: CirclePause, meaning: 'Waits for a person to decide' },
  queued: { word: 'Queued', tone: 'busy', icon: Clock, meaning: 'Waits for its turn in this store' },
  writing: { word: 'Writing', tone: 'busy', icon: RefreshCw, meaning: 'Being written to the store' },
  verified: { word: 'Verified', tone: 'ok', icon: CircleCheck, meaning: 'Written and read back' },
  skipped: { word: 'Skipped', tone: 'idle', icon: CircleMinus, meaning: 'Nothing had to be written' },
  failed: { word: 'Failed', tone: 'bad', icon: CircleAlert, meaning: 'The store did not take it' },
  ignored: { word: 'Ignored', tone: 'idle', icon: CircleSlash, meaning: 'Our own change, heard again' },
}

const restricted: StateLook = {
  word: 'Restricted',
  tone: 'gone',
  icon: ShieldMinus,
  meaning: 'Access was taken away, and that was read back',
}

/** A verified link of someone who left reads as restricted; until it is verified it does not. */
export const lookOf = (link: { state: LinkState; restricted: boolean }): StateLook =>
  link.restricted && link.state === 'verified' ? restricted : stateLooks[link.state]

const underWay: readonly LinkState[] = ['accepted', 'queued', 'writing']

/** Whether something will change by itself within moments. */
export const isUnderWay = (link: { state: LinkState }) => underWay.includes(link.state)
