'use client'

import { ChevronRight } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import type { ActivityEvent } from '@/components/answers'
import { RelativeTime } from '@/components/ui/relative-time'
import { EventDetails } from './event-details'
import { KindIcon } from './kind-icon'
import { OutcomeBadge } from './outcome'

const sources: Record<ActivityEvent['source']['type'], string> = {
  directory: 'Directory',
  teammate: 'Teammate',
  job: 'Rollcall',
  store: 'Store',
}

/** One line of history that opens to its details. */
export function EventLine({ event }: { event: ActivityEvent }) {
  return (
    <Collapsible.Root asChild>
      <li className="group">
        <Collapsible.Trigger
          data-row
          className="flex w-full items-start gap-3 px-4 py-2 text-left text-sm transition-colors hover:bg-sunken/70 focus-visible:-outline-offset-2"
        >
          <ChevronRight
            className="mt-0.5 size-4 shrink-0 text-faint transition-transform group-data-[state=open]:rotate-90"
            aria-hidden
          />
          <KindIcon kind={event.kind} />
          <span className="min-w-0 flex-1 text-pretty">{event.title}</span>
          <span className="w-40 shrink-0 truncate text-xs leading-5 text-muted max-md:hidden">
            {sources[event.source.type]} · {event.source.name}
          </span>
          <span className="flex w-20 shrink-0 justify-end">
            <OutcomeBadge outcome={event.outcome} />
          </span>
          <span className="w-20 shrink-0 text-right text-xs leading-5 whitespace-nowrap text-muted max-sm:hidden">
            <RelativeTime at={event.at} />
          </span>
        </Collapsible.Trigger>
        <Collapsible.Content className="overflow-hidden border-t bg-paper px-4 py-4 sm:pl-18">
          <EventDetails event={event} />
        </Collapsible.Content>
      </li>
    </Collapsible.Root>
  )
}
