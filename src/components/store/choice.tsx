import type { ReactNode } from 'react'

type ChoiceProps = {
  name: string
  checked: boolean
  onChoose: () => void
  title: string
  children?: ReactNode
}

/** One of several answers, with what it means. */
export function Choice({ name, checked, onChoose, title, children }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer gap-3 rounded-md border border-line-strong p-3 text-sm transition-colors hover:bg-sunken has-checked:border-brand has-checked:bg-brand-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand">
      <input type="radio" name={name} checked={checked} onChange={onChoose} className="mt-0.5 accent-brand" />
      <span className="grid gap-0.5">
        <span className="font-medium">{title}</span>
        {children && <span className="text-muted">{children}</span>}
      </span>
    </label>
  )
}

type SwitchProps = {
  checked: boolean
  onChange: (checked: boolean) => void
  title: string
  children?: ReactNode
}

/** Something that is on or off, with what it means. */
export function Switch({ checked, onChange, title, children }: SwitchProps) {
  return (
    <label className="flex cursor-pointer gap-3 text-sm">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 accent-brand"
      />
      <span className="grid gap-0.5">
        <span className="font-medium">{title}</span>
        {children && <span className="text-muted">{children}</span>}
      </span>
    </label>
  )
}
