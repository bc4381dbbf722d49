import { cn } from './cn'

const initials = (name: string) => {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const [first = '', last = ''] = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return `${first.at(0) ?? '?'}${last.at(0) ?? ''}`.toUpperCase()
}

/** Decoration beside a name; the name itself is what is read. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden
      data-slot="avatar"
      className={cn(
        'grid size-8 shrink-0 place-items-center rounded-full bg-brand-soft text-xs font-semibold text-brand',
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}
