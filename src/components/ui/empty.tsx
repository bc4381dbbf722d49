import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type EmptyProps = { icon: LucideIcon; title: string; children: ReactNode; actions?: ReactNode }

/** Says why there is nothing here and what the next step is. */
export function Empty({ icon: Icon, title, children, actions }: EmptyProps) {
  return (
    <div data-slot="empty" className="grid justify-items-center gap-3 px-6 py-14 text-center">
      <span className="grid size-11 place-items-center rounded-full bg-brand-soft text-brand">
        <Icon className="size-5" aria-hidden />
      </span>
      <h2 className="font-serif text-xl">{title}</h2>
      <div className="max-w-md text-sm text-balance text-muted">{children}</div>
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
