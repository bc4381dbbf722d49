import {
  CirclePlus,
  Clock,
  Handshake,
  Link2,
  PencilLine,
  ShieldMinus,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import type { Preview } from '@/components/answers'
import type { Tone } from '@/components/ui/badge'

export type LineKind = Exclude<keyof Preview['stores'][number], 'id' | 'name' | 'keep'>

export const lineKinds: Record<LineKind, { word: string; tone: Tone; icon: LucideIcon }> = {
  create: { word: 'Create', tone: 'ok', icon: CirclePlus },
  update: { word: 'Change', tone: 'busy', icon: PencilLine },
  restrict: { word: 'Restrict', tone: 'gone', icon: ShieldMinus },
  'restrict-later': { word: 'Restrict later', tone: 'wait', icon: Clock },
  restore: { word: 'Restore', tone: 'ok', icon: Undo2 },
  'hand-over': { word: 'Hand over', tone: 'busy', icon: Handshake },
  stay: { word: 'Stay linked', tone: 'idle', icon: Link2 },
}

const always = ['create', 'update', 'restrict', 'restore'] as const satisfies LineKind[]

export const isLineKind = (text: string): text is LineKind => Object.hasOwn(lineKinds, text)

export const kindsInOrder = Object.keys(lineKinds).filter(isLineKind)

/** The kinds that a preview is about: of a goodbye those that there are. */
export const kindsOf = ({ farewell, stores, targets }: Preview): readonly LineKind[] =>
  farewell ? kindsInOrder.filter((kind) => [...stores, ...targets].some((place) => place[kind] > 0)) : always

/** Whether anything is written to a store for it. */
export const isWritten = (kind: LineKind): boolean => kind !== 'stay' && kind !== 'hand-over'
