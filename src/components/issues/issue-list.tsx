'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { StaleNote } from '@/components/ui/stale-note'
import { useTRPC } from '@/trpc/client'
import { IssueCard } from './issue-card'

const REFRESH_MS = 5_000
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

export function IssueList() {
  const trpc = useTRPC()
  const query = useSuspenseQuery({ ...trpc.issues.list.queryOptions(), refetchInterval: REFRESH_MS })
  const { issues, checkedAt } = query.data
  return (
    <>
      <StaleNote query={query} />
      {issues.length === 0 ? (
        <Card>
          <Empty icon={CircleCheck} title="All clear">
            <span role="status" suppressHydrationWarning>
              Nothing fails and nothing waits for anyone. Last checked {clock.format(checkedAt)}.
            </span>
          </Empty>
        </Card>
      ) : (
        <ul aria-label="Open issues" className="grid gap-3">
          {issues.map((issue) => (
            <li key={issue.key}>
              <IssueCard issue={issue} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
