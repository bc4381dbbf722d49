import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ReportDetail } from '@/components/answers'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { count } from '@/components/ui/count'
import { moment } from '@/core/receipts/words'
import { exceptionWords } from '@/core/reports/words'

const states = {
  open: 'waits',
  approved: 'approved',
  rejected: 'rejected',
  ended: 'ended by itself',
} as const

/** What people have decided: held removals and losses, exceptions, and changes of the rules. */
export function DecisionsCard({
  report: { held, exceptions, changes, moreChanges },
}: Pick<ReportDetail, 'report'>) {
  const isEmpty = held.length + exceptions.length + changes.length === 0
  return (
    <Card>
      <CardHeader>
        <CardTitle>Decisions</CardTitle>
      </CardHeader>
      {isEmpty && <p className="p-4 text-sm text-muted">Nobody had to decide anything in this month.</p>}
      <div className="divide-y text-sm">
        {held.length > 0 && (
          <Part title="Held removals and losses">
            {held.map(({ id, about, kind, people, state, decisions }) => (
              <li key={id} className="grid gap-0.5">
                <Link
                  href={`/held/${id}`}
                  className="justify-self-start underline decoration-line-strong underline-offset-4"
                >
                  {count(people, 'person', 'people')} of {about}
                  {kind === 'losses' && ', tags, roles or metafields'}: {states[state]}
                </Link>
                {decisions.map(({ at, by, decision, note }) => (
                  <span key={`${at} ${by}`} className="text-xs text-muted">
                    {decision} by {by}, {moment(at)}
                    {note && ` · ${note}`}
                  </span>
                ))}
              </li>
            ))}
          </Part>
        )}
        {exceptions.length > 0 && (
          <Part title="Exceptions and repairs">
            {exceptions.map(({ kind, by, count: number }) => (
              <li key={`${kind} ${by}`} className="flex justify-between gap-4">
                <span>
                  {exceptionWords(kind)} <span className="text-muted">by {by}</span>
                </span>
                <span className="tabular-nums">{number.toLocaleString('en')}</span>
              </li>
            ))}
          </Part>
        )}
        {changes.length > 0 && (
          <Part title="Changes of rules and connections">
            {changes.map(({ at, title, by }) => (
              <li key={`${at} ${title}`} className="grid gap-x-4 sm:grid-cols-[11.5rem_minmax(0,1fr)]">
                <span className="text-xs text-muted tabular-nums sm:leading-5">{moment(at)}</span>
                <span>
                  {title} <span className="text-xs text-muted">by {by}</span>
                </span>
              </li>
            ))}
            {moreChanges > 0 && <li className="text-muted">and {moreChanges.toLocaleString('en')} more</li>}
          </Part>
        )}
      </div>
    </Card>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2 p-4">
      <h3 className="text-xs font-medium text-muted">{title}</h3>
      <ul className="grid gap-2">{children}</ul>
    </section>
  )
}
