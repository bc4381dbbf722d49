import { ArrowRight, CircleAlert } from 'lucide-react'
import Link from 'next/link'
import type { Overview } from '@/components/answers'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { count } from '@/components/ui/count'

/** The first open issues; it is not there when there is none. */
export function IssuesCard({ issues, open }: { issues: Overview['issues']; open: number }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{count(open, 'open issue', 'open issues')}</CardTitle>
        <Button asChild variant="link" size="sm">
          <Link href="/issues">All issues</Link>
        </Button>
      </CardHeader>
      <ul className="divide-y">
        {issues.map(({ key, kind, title, where, href }) => (
          <li key={key}>
            <Link
              href={kind === 'decision' ? href : '/issues'}
              className="flex items-center gap-3 px-4 py-2.5 text-sm transition-colors hover:bg-sunken/70 focus-visible:-outline-offset-2"
            >
              <CircleAlert className="size-4 shrink-0 text-bad" aria-hidden />
              <span className="min-w-0 flex-1 truncate">{title}</span>
              {where && <span className="text-xs text-muted">{where}</span>}
              <ArrowRight className="size-4 shrink-0 text-faint" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
