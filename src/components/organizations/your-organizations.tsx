'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { useTRPC } from '@/trpc/client'
import { useSwitchOrganization } from './use-switch-organization'

/** The way back for someone who has organizations already. */
export function YourOrganizations() {
  const trpc = useTRPC()
  const { data: organizations } = useSuspenseQuery(trpc.organizations.list.queryOptions())
  const switchTo = useSwitchOrganization()
  if (organizations.length === 0) return null
  return (
    <section aria-labelledby="yours" className="grid gap-2">
      <h2 id="yours" className="text-sm font-medium">
        Or go to one of yours
      </h2>
      <ul className="divide-y rounded-lg border bg-surface">
        {organizations.map(({ id, name, role }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => void switchTo(id)}
              className="flex h-11 w-full items-center gap-3 px-3.5 text-left text-sm transition-colors hover:bg-sunken"
            >
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="text-xs text-muted">{role}</span>
              <ArrowRight className="size-4 text-faint" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
