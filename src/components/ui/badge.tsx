import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

/** What a colour says, everywhere: done well, under way, waits for someone, went wrong, access ended, at rest. */
export type Tone = 'ok' | 'busy' | 'wait' | 'bad' | 'gone' | 'idle'

const tones: Record<Tone, string> = {
  ok: 'bg-ok-soft text-ok',
  busy: 'bg-busy-soft text-busy',
  wait: 'bg-wait-soft text-wait',
  bad: 'bg-bad-soft text-bad',
  gone: 'bg-gone-soft text-gone',
  idle: 'bg-idle-soft text-idle',
}

type BadgeProps = { tone: Tone; icon: LucideIcon; turning?: boolean; children: ReactNode }

/** A state in one glance: colour, icon and word together, never colour alone. */
export function Badge({ tone, icon: Icon, turning, children }: BadgeProps) {
  return (
    <span
      data-slot="badge"
      className={cn(
        'inline-flex h-5.5 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      <Icon className={cn('size-3.5 shrink-0', turning && 'animate-spin')} aria-hidden />
      {children}
    </span>
  )
}
