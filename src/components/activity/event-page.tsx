'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { EventView } from '@/components/answers'
import { RetryAlike } from '@/components/issues/retry-alike'
import { ReasonNote } from '@/components/links/reason-note'
import { SyncNow } from '@/components/people/sync-now'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { Callout } from '@/components/ui/callout'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { StaleNote } from '@/components/ui/stale-note'
import { useTRPC } from '@/trpc/client'
import { Changes } from './changes'
import { EventFacts } from './event-facts'
import { FanOut } from './fan-out'
import { OutcomeBadge } from './outcome'
import { StepTimeline } from './step-timeline'

/** Writes of the same cause may still be under way. */
const REFRESH_MS = 5_000

/** One event: its way step by step, what it changed, why it went as it did, and what else came from the same cause. */
export function EventPage({ id }: { id: string }) {
  const trpc = useTRPC()
  const query = useSuspenseQuery({
    ...trpc.activity.get.queryOptions({ id }),
    refetchInterval: REFRESH_MS,
  })
  const event = query.data
  return (
    <>
      <PageHeader
        above={<BackLink href="/activity">Activity</BackLink>}
        title={
          <span className="flex flex-wrap items-center gap-3">
            {event.title}
            <span className="font-sans leading-none tracking-normal">
              <OutcomeBadge outcome={event.outcome} />
            </span>
          </span>
        }
      />
      <StaleNote query={query} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          {event.reason && <Why event={event} reason={event.reason} />}
          {event.steps.length > 0 && (
            <Part title="Steps">
              <StepTimeline steps={event.steps} />
            </Part>
          )}
          <Part title={event.outcome === 'failed' ? 'What was to change' : 'What changed'}>
            {event.changes.length > 0 ? (
              <Changes changes={event.changes} />
            ) : (
              <p className="text-sm text-muted">No value was changed.</p>
            )}
          </Part>
          <FanOut event={event} />
        </div>
        <EventFacts event={event} />
      </div>
    </>
  )
}

function Why({ event, reason }: { event: EventView; reason: NonNullable<EventView['reason']> }) {
  const { outcome, person, store } = event
  return (
    <Callout
      kind={outcome === 'failed' ? 'error' : 'note'}
      actions={
        outcome === 'failed' &&
        person &&
        store && (
          <>
            <SyncNow id={person.id} />
            <RetryAlike alike={{ kind: 'failing', storeId: store.id, code: reason.code }} />
          </>
        )
      }
    >
      <ReasonNote reason={reason} />
    </Callout>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  )
}
