import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

type Kind = 'note' | 'good' | 'warning' | 'error'

const looks: Record<Kind, { icon: LucideIcon; look: string; mark: string; word: string }> = {
  note: { icon: Info, look: 'border-busy/25 bg-busy-soft/60', mark: 'text-busy', word: 'Note' },
  good: { icon: CircleCheck, look: 'border-ok/25 bg-ok-soft/60', mark: 'text-ok', word: 'Done' },
  warning: {
    icon: TriangleAlert,
    look: 'border-wait/30 bg-wait-soft/60',
    mark: 'text-wait',
    word: 'Attention',
  },
  error: { icon: CircleAlert, look: 'border-bad/30 bg-bad-soft/60', mark: 'text-bad', word: 'Problem' },
}

type CalloutProps = { kind: Kind; title?: ReactNode; actions?: ReactNode; children: ReactNode }

/** Something to know before going on. Errors are read out at once, the rest politely. */
export function Callout({ kind, title, actions, children }: CalloutProps) {
  const { icon: Icon, look, mark, word } = looks[kind]
  return (
    <div
      data-slot="callout"
      role={kind === 'error' ? 'alert' : 'status'}
      className={cn('flex gap-3 rounded-lg border px-4 py-3 text-sm', look)}
    >
      <Icon className={cn('mt-0.5 size-4 shrink-0', mark)} role="img" aria-label={word} />
      <div className="grid min-w-0 flex-1 gap-1">
        {title && <p className="font-medium">{title}</p>}
        <div className="text-muted">{children}</div>
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}
