import type { ReactNode } from 'react'

export function AuthHeading({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <h1 className="font-serif text-3xl tracking-tight">{title}</h1>
      <p className="text-sm text-muted">{children}</p>
    </div>
  )
}
