import type { LucideIcon } from 'lucide-react'

/** The usual state, said quietly, so that the unusual ones stand out beside it. */
export function QuietState({ icon: Icon, children }: { icon: LucideIcon; children: string }) {
  return (
    <span data-slot="quiet-state" className="text-muted inline-flex h-5.5 items-center gap-1 text-xs">
      <Icon className="text-ok size-3.5 shrink-0" aria-hidden />
      {children}
    </span>
  )
}
