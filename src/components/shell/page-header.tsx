import type { ReactNode } from 'react'

type PageHeaderProps = { title: ReactNode; description?: ReactNode; actions?: ReactNode; above?: ReactNode }

/** `above` is the way back to the list that a detail page belongs to. */
export function PageHeader({ title, description, actions, above }: PageHeaderProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 gap-1">
        {above}
        <h1 className="font-serif text-[1.75rem] leading-tight tracking-tight text-balance">{title}</h1>
        {description && <div className="text-sm text-muted">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
