'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { NoActivity } from '@/components/activity/no-activity'
import { EventLine } from '@/components/activity/event-line'
import { isUnderWay } from '@/components/links/link-states'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { StaleNote } from '@/components/ui/stale-note'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { useTRPC } from '@/trpc/client'
import { Decisions } from './decisions'
import { OverrideNote } from './override-note'
import { PersonAccess } from './person-access'
import { PersonProfile } from './person-profile'
import { PersonReceipts } from './person-receipts'
import { PersonStatus } from './person-status'
import { SyncNow } from './sync-now'

const BUSY_MS = 2_000
const CALM_MS = 10_000
const tabs = ['access', 'profile', 'timeline'] as const

export function PersonView({ id }: { id: string }) {
  const trpc = useTRPC()
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('access'))
  const query = useSuspenseQuery({
    ...trpc.people.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.links.some(isUnderWay) ? BUSY_MS : CALM_MS),
  })
  const person = query.data
  return (
    <>
      <PageHeader
        above={<BackLink href="/people">People</BackLink>}
        title={
          <span className="flex flex-wrap items-center gap-3">
            {person.displayName}
            <span className="font-sans leading-none tracking-normal">
              <PersonStatus active={person.active} deleted={person.deleted} />
            </span>
          </span>
        }
        description={`${person.userName} · from ${person.directory.name}`}
        actions={
          <>
            {!person.deleted && <SyncNow id={id} />}
            <Decisions person={person} />
          </>
        }
      />
      <StaleNote query={query} />
      <OverrideNote override={person.override} />
      <Tabs value={tab} onValueChange={(next) => void setTab(tabs.find((known) => known === next) ?? null)}>
        <TabsList aria-label={person.displayName}>
          <TabsTrigger value="access">Access</TabsTrigger>
          <TabsTrigger value="profile">Profile</TabsTrigger>
          <TabsTrigger value="timeline">Timeline</TabsTrigger>
        </TabsList>
        <TabsContent value="access">
          <PersonAccess person={person} />
          <PersonReceipts personId={person.personId} />
        </TabsContent>
        <TabsContent value="profile">
          <PersonProfile person={person} />
        </TabsContent>
        <TabsContent value="timeline">
          <Card>
            {person.events.length === 0 && <NoActivity />}
            <ol aria-label="Events, newest first" className="divide-y">
              {person.events.map((event) => (
                <EventLine key={event.id} event={event} />
              ))}
            </ol>
          </Card>
        </TabsContent>
      </Tabs>
    </>
  )
}
