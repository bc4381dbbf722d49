'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import { sections } from './sections'

export function SettingsNavigation() {
  const pathname = usePathname()
  return (
    <nav aria-label="Settings" className="mb-6">
      <ul className="flex gap-5 overflow-x-auto border-b">
        {sections.map(({ name, href }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={pathname === href ? 'page' : undefined}
              className={cn(
                '-mb-px inline-flex h-10 items-center border-b-2 border-transparent text-sm font-medium whitespace-nowrap text-muted transition-colors hover:text-ink focus-visible:-outline-offset-2',
                pathname === href && 'border-tick text-ink',
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
