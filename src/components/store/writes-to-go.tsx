import type { StoreDetail } from '@/components/answers'
import { Card, CardBody } from '@/components/ui/card'
import { count } from '@/components/ui/count'

/** Fewer are written before anybody has read this. */
const WORTH_TELLING = 20

/** How far writing to a store has come, and when it will be done at the pace of the last minute. */
export function WritesToGo({ store }: { store: StoreDetail }) {
  const { due, pace, pausedAt, status, isBeingLeft } = store
  if (due < WORTH_TELLING || pausedAt || status !== 'connected' || isBeingLeft) return null
  const written = Math.max(0, pace.people - due)
  const label = `${written.toLocaleString('en')} of ${pace.people.toLocaleString('en')} in step`
  return (
    <Card>
      <CardBody className="grid gap-2" role="status">
        <p className="flex flex-wrap justify-between gap-x-4 text-sm">
          <span className="tabular-nums">{label}</span>
          <span className="text-muted">{timeLeft(due, pace.perMinute)}</span>
        </p>
        <progress
          className="h-1.5 w-full overflow-hidden rounded-full accent-current"
          aria-label={label}
          max={pace.people}
          value={written}
        />
      </CardBody>
    </Card>
  )
}

function timeLeft(due: number, perMinute: number): string {
  if (perMinute === 0) return 'Starting'
  const minutes = Math.ceil(due / perMinute)
  return minutes > 90
    ? `about ${count(Math.round(minutes / 60), 'hour', 'hours')} left`
    : `about ${minutes} min left`
}
