'use client'

import { useQuery } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { count } from '@/components/ui/count'
import { useTRPC } from '@/trpc/client'

const LOOK_MS = 15_000

/** How many held changes wait for a decision, on every page. */
export function HeldBell() {
  const trpc = useTRPC()
  const { data } = useQuery({ ...trpc.held.count.queryOptions(), refetchInterval: LOOK_MS })
  const open = data?.open ?? 0
  return (
    <Button asChild variant="ghost" size="icon" className="relative">
      <Link
        href="/held"
        aria-label={open > 0 ? `${count(open, 'held change waits', 'held changes wait')}` : 'Held changes'}
      >
        <Bell />
        {open > 0 && (
          <span
            aria-hidden
            className="absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-wait px-1 text-[0.625rem] font-semibold text-surface tabular-nums"
          >
            {open}
          </span>
        )}
      </Link>
    </Button>
  )
}
