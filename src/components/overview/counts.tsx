import { CircleAlert, CircleCheck, RefreshCw, ShieldMinus, Users, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import type { Overview } from '@/components/answers'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'

/** `href` is there where a list shows exactly these people. */
type Figure = { key: keyof Overview['counts']; name: string; href?: string; icon: LucideIcon; ink: string }

const figures: Figure[] = [
  { key: 'people', name: 'People', href: '/people', icon: Users, ink: 'text-muted' },
  { key: 'verified', name: 'In step everywhere', icon: CircleCheck, ink: 'text-ok' },
  { key: 'pending', name: 'Under way', icon: RefreshCw, ink: 'text-busy' },
  {
    key: 'failed',
    name: 'Failed somewhere',
    href: '/people?state=failed',
    icon: CircleAlert,
    ink: 'text-bad',
  },
  { key: 'restricted', name: 'Restricted', icon: ShieldMinus, ink: 'text-gone' },
]

/** People by the worst state of their links. */
export function Counts({ counts }: { counts: Overview['counts'] }) {
  return (
    <Card aria-label="People by state" className="overflow-hidden">
      <ul className="-mb-px -ml-px grid grid-cols-2 sm:grid-cols-3 lg:grid-cols-5">
        {figures.map((figure) => (
          <li key={figure.key} className="border-b border-l max-sm:first:col-span-full">
            <Count figure={figure} count={counts[figure.key]} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const cell = 'flex h-full flex-col gap-1 px-4 py-3.5'

function Count({ figure: { name, href, icon: Icon, ink }, count }: { figure: Figure; count: number }) {
  const content = (
    <>
      <span className="flex items-center gap-1.5 text-xs whitespace-nowrap text-muted">
        <Icon className={cn('size-3.5 shrink-0', ink)} aria-hidden />
        {name}
      </span>
      <span className="font-serif text-3xl leading-none tabular-nums">{count.toLocaleString('en')}</span>
    </>
  )
  if (!href) return <div className={cell}>{content}</div>
  return (
    <Link
      href={href}
      className={cn(cell, 'transition-colors hover:bg-sunken/70 focus-visible:-outline-offset-2')}
    >
      {content}
    </Link>
  )
}
