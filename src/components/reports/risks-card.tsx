import { CircleAlert, CircleCheck } from 'lucide-react'
import Link from 'next/link'
import type { ReportDetail } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { moment } from '@/core/receipts/words'
import { riskLines } from '@/core/reports/words'
import { RiskDetails } from './risk-details'

type RisksCardProps = Pick<ReportDetail, 'report' | 'names'> & { isClosed: boolean }

/** What was open when the month ended; each line leads to what is open now. */
export function RisksCard({ report, names, isClosed }: RisksCardProps) {
  const { risks, stores } = report
  return (
    <Card className="break-inside-avoid">
      <CardHeader>
        <CardTitle>{isClosed ? 'Open when the month ended' : 'Open now'}</CardTitle>
        {risks && <span className="text-xs text-muted">as of {moment(risks.takenAt)}</span>}
      </CardHeader>
      {!risks && (
        <CardBody className="text-sm text-muted">
          The month was closed too long after its end for anybody to know what was open then.
        </CardBody>
      )}
      {risks && (
        <ul className="divide-y text-sm">
          {riskLines(risks).map(({ name, count, href }) => (
            <li key={name} className="flex items-center gap-2.5 px-4 py-2">
              {count === 0 ? (
                <CircleCheck className="size-4 shrink-0 text-ok" role="img" aria-label="None" />
              ) : (
                <CircleAlert className="size-4 shrink-0 text-bad" role="img" aria-label="Open" />
              )}
              <span className="min-w-0 flex-1">
                {count === 0 ? (
                  <span className="text-muted">{name}</span>
                ) : (
                  <Link href={href} className="underline decoration-line-strong underline-offset-4">
                    {name}
                  </Link>
                )}
              </span>
              <span className={`tabular-nums ${count === 0 ? 'text-muted' : 'font-medium'}`}>
                {count.toLocaleString('en')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {risks && <RiskDetails risks={risks} names={names} stores={stores} />}
    </Card>
  )
}
