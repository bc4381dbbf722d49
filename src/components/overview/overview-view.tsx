'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { EndingCredentials } from '@/components/credentials/ending-credentials'
import { PageHeader } from '@/components/shell/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { StaleNote } from '@/components/ui/stale-note'
import { useTRPC } from '@/trpc/client'
import { Checklist } from './checklist'
import { Counts } from './counts'
import { DirectoriesCard } from './directories-card'
import { IssuesCard } from './issues-card'
import { LastDay } from './last-day'
import { Latency } from './latency'
import { RecentActivity } from './recent-activity'
import { StoresCard } from './stores-card'

const BUSY_MS = 3_000
const CALM_MS = 10_000

export function OverviewView() {
  const trpc = useTRPC()
  const query = useSuspenseQuery({
    ...trpc.overview.get.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.counts.pending ? BUSY_MS : CALM_MS),
  })
  const { counts, stores, directories, ending, latency, day, issues, openIssues, checklist } = query.data
  const done = checklist.directory && checklist.store && checklist.firstUser
  return (
    <>
      <PageHeader
        title="Overview"
        description={
          <>
            Updated <RelativeTime at={new Date(query.dataUpdatedAt)} />
          </>
        }
      />
      <StaleNote query={query} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {!done && <Checklist done={checklist} directories={directories} />}
        {(stores.length > 0 || directories.length > 0) && (
          <>
            <EndingCredentials ending={ending} />
            <Counts counts={counts} />
            {openIssues > 0 && <IssuesCard issues={issues} open={openIssues} />}
            <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <StoresCard stores={stores} />
              <div className="grid gap-4">
                <DirectoriesCard directories={directories} />
                <LastDay day={day} />
                <Latency latency={latency} />
              </div>
            </div>
          </>
        )}
        <RecentActivity />
      </div>
    </>
  )
}
