import { ArrowRight } from 'lucide-react'
import type { ActivityEvent } from '@/components/answers'

type Change = ActivityEvent['changes'][number]

const inWords = (value: Change['from']) =>
  value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value)

/** What one event changed: field, before, after. */
export function Changes({ changes }: { changes: Change[] }) {
  return (
    <dl className="grid gap-1.5 text-[0.8125rem]">
      {changes.map(({ field, from, to }, place) => (
        <div key={`${field}-${place}`} className="grid gap-x-3 sm:grid-cols-[9rem_1fr]">
          <dt className="truncate text-muted" title={field}>
            {field.split(':').at(-1)}
          </dt>
          <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2 font-mono break-all">
            {from !== null && from === to ? (
              <>
                {inWords(from)} <span className="font-sans text-muted">stays</span>
              </>
            ) : (
              <Moved from={from} to={to} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const Moved = ({ from, to }: Pick<Change, 'from' | 'to'>) => (
  <>
    {from !== null && <del className="text-muted decoration-bad/60">{inWords(from)}</del>}
    {from !== null && (
      <ArrowRight className="size-3.5 shrink-0 self-center text-faint" aria-label="to" role="img" />
    )}
    <ins className="no-underline">{to === null ? 'removed' : inWords(to)}</ins>
  </>
)
