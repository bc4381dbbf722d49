import { CircleDashed, Tag, UserRoundCheck, type LucideIcon } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import type { ShownTag } from './shown-customer'

const origins: Record<ShownTag['origin'], { title: string; icon: LucideIcon; look: string }> = {
  ours: { title: 'Set by Rollcall', icon: UserRoundCheck, look: 'border-brand/30 bg-brand-soft text-brand' },
  missing: {
    title: 'Not in the store yet',
    icon: CircleDashed,
    look: 'border-dashed border-wait/50 text-wait',
  },
  theirs: { title: 'The store’s own', icon: Tag, look: 'bg-sunken text-muted' },
}

/** Tags by who set them: only our own are ever removed. */
export function TagList({ tags }: { tags: ShownTag[] }) {
  const groups = (['ours', 'missing', 'theirs'] as const)
    .map((origin) => ({ ...origins[origin], origin, tags: tags.filter((tag) => tag.origin === origin) }))
    .filter((group) => group.tags.length > 0)
  return (
    <dl className="grid gap-2 text-sm">
      {groups.map(({ origin, title, icon: Icon, look, tags: shown }) => (
        <div key={origin} className="grid gap-x-3 gap-y-1 sm:grid-cols-[9rem_1fr]">
          <dt className="text-muted">{title}</dt>
          <dd className="flex flex-wrap gap-1.5">
            {shown.map(({ tag }) => (
              <span
                key={tag}
                className={cn(
                  'inline-flex items-center gap-1.5 rounded border px-1.5 py-0.5 font-mono text-xs',
                  look,
                )}
              >
                <Icon className="size-3" aria-hidden />
                {tag}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
