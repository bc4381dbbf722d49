'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import type { HeldChangeDetail } from '@/components/answers'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { Callout } from '@/components/ui/callout'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { count } from '@/components/ui/count'
import { DetailSkeleton } from '@/components/ui/detail-skeleton'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { StaleNote } from '@/components/ui/stale-note'
import { RestoreMany } from '@/components/people/restore-many'
import { useTRPC } from '@/trpc/client'
import { ChangeState } from './change-state'
import { nameOf, whatHappened } from './change-words'
import { DecideHeld } from './decide-held'
import { HeldPeople } from './held-people'
import { nextPeople } from './next-people'

const LOOK_MS = 5_000

export function HeldChangeView({ id }: { id: string }) {
  const trpc = useTRPC()
  const query = useInfiniteQuery({
    ...trpc.held.get.infiniteQueryOptions({ id }, nextPeople),
    refetchInterval: LOOK_MS,
  })
  if (query.isPending) return <DetailSkeleton />
  const pages = query.data?.pages ?? []
  const [change] = pages
  if (!change)
    return <Failed message={query.error?.message ?? 'No answer.'} onRetry={() => void query.refetch()} />
  return (
    <>
      <PageHeader
        above={<BackLink href="/held">Held changes</BackLink>}
        title={
          <span className="flex flex-wrap items-center gap-3">
            {nameOf(change)}
            <span className="font-sans leading-none tracking-normal">
              <ChangeState state={change.state} />
            </span>
          </span>
        }
        description={
          <>
            {count(change.count.all, 'person', 'people')} · since <RelativeTime at={change.openedAt} />
          </>
        }
        actions={
          change.state === 'open' ? (
            <DecideHeld change={change} />
          ) : change.state === 'approved' && change.kind === 'removals' ? (
            <RestoreMany what={{ kind: 'change', id }} people={change.count.all} />
          ) : undefined
        }
      />
      <StaleNote query={query} />
      <div className="grid gap-4">
        <Standing change={change} />
        <Card>
          <CardHeader>
            <CardTitle>
              {change.state === 'open' || change.kind === 'losses'
                ? 'What each of them would lose'
                : 'The people'}
            </CardTitle>
          </CardHeader>
          <HeldPeople people={pages.flatMap(({ people }) => people)} />
        </Card>
        <MoreButton pages={query} />
      </div>
    </>
  )
}

function Standing({ change }: { change: HeldChangeDetail }) {
  if (change.state === 'open')
    return (
      <Callout kind="warning" title={whatHappened(change)}>
        <p>
          The identity provider was told that everything is in order.{' '}
          {change.kind === 'removals'
            ? 'Nothing was taken away in any store or at any target.'
            : 'What is listed was left to them; what they get, and every other change, is written as always.'}
          {change.approvalsNeeded > 1 && ' Two administrators have to approve it.'}
        </p>
        {change.approvals.map(({ by, at, note }) => (
          <p key={by.id} className="mt-1 text-ink">
            {by.name} approved it <RelativeTime at={new Date(at)} />
            {note && <>: “{note}”</>}
          </p>
        ))}
      </Callout>
    )
  const { decision } = change
  if (!decision)
    return (
      <Callout kind="note">
        {whatHappened(change)}{' '}
        {change.kind === 'removals'
          ? 'Everyone came back before anybody decided.'
          : 'Everyone was given it again, or left, before anybody decided.'}
      </Callout>
    )
  const by = change.state === 'approved' && change.approvals.length > 0 ? change.approvals : [decision]
  return (
    <Callout kind="note" title={whatHappened(change)}>
      {by.map(({ by: teammate, at, note }) => (
        <p key={teammate.id}>
          {change.state === 'approved' ? 'Approved' : 'Rejected'} by {teammate.name}{' '}
          <RelativeTime at={new Date(at)} />
          {note && <>: “{note}”</>}
        </p>
      ))}
    </Callout>
  )
}
