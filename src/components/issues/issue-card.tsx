'use client'

import {
  ArrowRight,
  CircleAlert,
  CircleMinus,
  Hand,
  KeyRound,
  Share2,
  Store,
  type LucideIcon,
} from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import type { Issue } from '@/components/answers'
import { fixers } from '@/components/links/fixers'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { count } from '@/components/ui/count'
import { RelativeTime } from '@/components/ui/relative-time'
import { IssuePeople } from './issue-people'
import { RetryAlike } from './retry-alike'

const icons: Record<Issue['kind'], LucideIcon> = {
  failing: CircleAlert,
  'left-out': CircleMinus,
  store: Store,
  target: Share2,
  credential: KeyRound,
  decision: Hand,
}

const inks: Record<Issue['kind'], string> = {
  failing: 'text-bad',
  'left-out': 'text-wait',
  store: 'text-bad',
  target: 'text-bad',
  credential: 'text-wait',
  decision: 'text-wait',
}

/** One cause: what it is, whom it concerns since when, who can end it and how. */
export function IssueCard({ issue }: { issue: Issue }) {
  const [isOpen, setOpen] = useState(false)
  const Icon = icons[issue.kind]
  return (
    <Card aria-label={issue.title}>
      <div className="flex gap-3 p-4">
        <Icon className={`mt-0.5 size-4 shrink-0 ${inks[issue.kind]}`} aria-hidden />
        <div className="grid min-w-0 flex-1 gap-1 text-sm">
          <h2 className="font-medium text-pretty">{issue.title}</h2>
          <p className="text-muted">{issue.fix}</p>
          <p className="flex flex-wrap gap-x-3 text-xs text-muted">
            <span>{fixers[issue.who]}</span>
            <Facts issue={issue} />
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            {issue.alike && <RetryAlike alike={issue.alike} />}
            {issue.alike && (
              <Button variant="outline" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {isOpen ? 'Hide people' : 'Show people'}
              </Button>
            )}
            <Button asChild variant={issue.alike ? 'ghost' : 'outline'} size="sm">
              <Link href={issue.href}>
                {issue.kind === 'decision' ? 'Decide' : 'Open'}
                <span className="sr-only">: {issue.title}</span>
                <ArrowRight />
              </Link>
            </Button>
          </div>
        </div>
        {issue.count !== null && (
          <span className="font-serif text-2xl leading-none tabular-nums" aria-hidden>
            {issue.count.toLocaleString('en')}
          </span>
        )}
      </div>
      {issue.alike && isOpen && <IssuePeople alike={issue.alike} />}
    </Card>
  )
}

function Facts({ issue: { where, count: number, kind, firstSeen, lastSeen, retryAt } }: { issue: Issue }) {
  return (
    <>
      {where && <span>{where}</span>}
      {number !== null && (
        <span>{kind === 'decision' ? `${number} open` : count(number, 'person', 'people')}</span>
      )}
      {firstSeen && (
        <span>
          since <RelativeTime at={firstSeen} />
        </span>
      )}
      {lastSeen && (
        <span>
          last <RelativeTime at={lastSeen} />
        </span>
      )}
      {retryAt && (
        <span>
          tries again <RelativeTime at={retryAt} />
        </span>
      )}
    </>
  )
}
