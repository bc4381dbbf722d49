import type { ReactNode } from 'react'

/** One step of a guide. */
export function NumberedStep({
  number,
  title,
  children,
}: {
  number: number
  title: string
  children: ReactNode
}) {
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-3 text-sm">
      <span aria-hidden className="grid size-7 place-items-center rounded-full border font-serif text-base">
        {number}
      </span>
      <div className="grid min-w-0 gap-2 pt-1">
        <h3 className="font-medium">{title}</h3>
        {children}
      </div>
    </li>
  )
}
