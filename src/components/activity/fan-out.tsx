import Link from 'next/link'
import type { ActivityEvent, EventView } from '@/components/answers'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { count } from '@/components/ui/count'
import { RelativeTime } from '@/components/ui/relative-time'
import { KindIcon } from './kind-icon'
import { OutcomeBadge } from './outcome'

/** What one change of a directory came to: itself, then each write that it led to, in every store and target. */
export function FanOut({ event: { cause, effects } }: { event: EventView }) {
  if (!cause && effects.length === 0) return null
  return (
    <Card>
      <CardHeader>
        <CardTitle>{cause ? 'From the same cause' : 'What it led to'}</CardTitle>
        <p className="text-xs text-muted">{count(effects.length, 'other write', 'other writes')}</p>
      </CardHeader>
      <ol className="divide-y">
        {cause && <Line event={cause} note="The cause" />}
        {effects.map((effect) => (
          <Line key={effect.id} event={effect} />
        ))}
      </ol>
    </Card>
  )
}

function Line({ event, note }: { event: ActivityEvent; note?: string }) {
  return (
    <li>
      <Link
        href={`/activity/${event.id}`}
        className="flex items-start gap-3 px-4 py-2 text-sm transition-colors hover:bg-sunken/70 focus-visible:-outline-offset-2"
      >
        <KindIcon kind={event.kind} />
        <span className="min-w-0 flex-1">
          {note && <span className="mr-2 text-xs text-muted">{note}</span>}
          {event.title}
          {event.reason && <span className="block text-xs text-muted">{event.reason.message}</span>}
        </span>
        <OutcomeBadge outcome={event.outcome} />
        <span className="w-16 shrink-0 text-right text-xs leading-5 text-muted max-sm:hidden">
          <RelativeTime at={event.at} />
        </span>
      </Link>
    </li>
  )
}
