import { CircleAlert, CircleCheck, Clock } from 'lucide-react'
import type { ReceiptDetail } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { leverWords, moment, resultWords } from '@/core/receipts/words'
import { ReceiptOutcome } from './receipt-outcome'

type Part = ReceiptDetail['receipt']['stores'][number]

const marks = {
  confirmed: { icon: CircleCheck, look: 'text-ok' },
  requested: { icon: Clock, look: 'text-busy' },
  refused: { icon: CircleAlert, look: 'text-wait' },
  unconfirmed: { icon: CircleAlert, look: 'text-bad' },
}

/** What was taken away in one store, and what the store was read to show afterwards. */
export function StoreSection({ part }: { part: Part }) {
  const { store, levers, writes, notCovered, readBackAt } = part
  return (
    <Card aria-label={store.name} className="break-inside-avoid">
      <CardHeader>
        <div className="flex flex-wrap items-center gap-3">
          <CardTitle>{store.name}</CardTitle>
          <ReceiptOutcome outcome={part.outcome} />
        </div>
        <span className="text-xs text-muted">{store.domain}</span>
      </CardHeader>
      <CardBody className="grid gap-4 text-sm">
        <ul className="grid gap-2">
          {levers.map((lever) => {
            const { icon: Icon, look } = marks[lever.result]
            return (
              <li key={lever.lever} className="flex items-start gap-2">
                <Icon className={`mt-0.5 size-4 shrink-0 ${look}`} aria-hidden />
                <span className="grid">
                  <span>
                    {leverWords(lever)} <span className="text-muted">· {resultWords(lever)}</span>
                  </span>
                  <span className="font-mono text-xs break-all text-muted">{lever.what.join(', ')}</span>
                </span>
              </li>
            )
          })}
        </ul>
        <dl className="grid gap-x-4 gap-y-1 text-xs text-muted sm:grid-cols-[8rem_1fr]">
          <dt>Read back</dt>
          <dd>{readBackAt ? moment(readBackAt) : 'never'}</dd>
          {part.customerId && (
            <>
              <dt>Customer</dt>
              <dd className="font-mono break-all">{part.customerId}</dd>
            </>
          )}
          <dt>Written</dt>
          <dd className="grid gap-0.5">
            {writes.map(({ at, requestId }) => (
              <span key={`${at} ${requestId}`} className="break-all">
                {moment(at)}
                {requestId && <span className="font-mono"> · Shopify request {requestId}</span>}
              </span>
            ))}
          </dd>
        </dl>
        <div className="grid gap-1">
          <p className="text-xs font-medium">Not covered</p>
          <ul className="grid list-disc gap-0.5 pl-4 text-xs text-muted">
            {notCovered.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </div>
      </CardBody>
    </Card>
  )
}
