'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import { OpenIssues } from '@/components/issues/open-issues'
import { destinations } from './destinations'

/** `onNavigate` lets a phone's menu close itself. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const pathname = usePathname()
  return (
    <nav aria-label="Portal">
      <ul className="grid gap-0.5">
        {destinations.map(({ name, href, icon: Icon }) => {
          const here = pathname === href || pathname.startsWith(`${href}/`)
          return (
            <li key={href}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={here ? 'page' : undefined}
                className={cn(
                  'relative flex h-9 items-center gap-2.5 rounded-md px-2.5 text-sm text-rail-muted transition-colors hover:bg-rail-active/60 hover:text-rail-ink',
                  here &&
                    'bg-rail-active font-medium text-rail-ink before:absolute before:top-2 before:bottom-2 before:-left-3 before:w-0.5 before:rounded-full before:bg-tick',
                )}
              >
                <Icon className="size-4 shrink-0" aria-hidden />
                {name}
                {href === '/issues' && <OpenIssues />}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
