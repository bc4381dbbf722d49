import { CirclePlus, PencilLine, ShieldMinus, Undo2, type LucideIcon } from 'lucide-react'
import type { Tone } from '@/components/ui/badge'

export type LineKind = 'create' | 'update' | 'restrict' | 'restore'

export const lineKinds: Record<LineKind, { word: string; tone: Tone; icon: LucideIcon }> = {
  create: { word: 'Create', tone: 'ok', icon: CirclePlus },
  update: { word: 'Change', tone: 'busy', icon: PencilLine },
  restrict: { word: 'Restrict', tone: 'gone', icon: ShieldMinus },
  restore: { word: 'Restore', tone: 'ok', icon: Undo2 },
}

export const kindsInOrder = ['create', 'update', 'restrict', 'restore'] as const satisfies LineKind[]

export const isLineKind = (text: string): text is LineKind => kindsInOrder.some((kind) => kind === text)
