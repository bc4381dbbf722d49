import type { LucideIcon } from 'lucide-react'

/** The usual state, said quietly, so that the unusual ones stand out beside it. */
export function QuietState({ icon: Icon, children }: { icon: LucideIcon; children: string }) {
  return (
    <span data-slot="quiet-state" className="inline-flex h-5.5 items-center gap-1 text-xs text-muted">
      <Icon className="size-3.5 shrink-0 text-ok" aria-hidden />
      {children}
    </span>
  )
}
