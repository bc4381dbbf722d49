'use client'

import { Tooltip } from './tooltip'
import { useNow } from './use-now'

const spans: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]
const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' })
const inZone = (timeZone?: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone })

function relative(at: Date, now: number) {
  const seconds = Math.round((at.getTime() - now) / 1000)
  const age = Math.abs(seconds)
  if (age < 8) return 'now'
  const [unit, size] = spans.find(([, length]) => age >= length) ?? ['second', 1]
  return words.format(Math.trunc(seconds / size), unit)
}

/** How long ago; on hover the moment itself, in the viewer's zone and in UTC. */
export function RelativeTime({ at }: { at: Date }) {
  const now = useNow()
  return (
    <Tooltip
      tip={
        <>
          <span className="block">{inZone().format(at)} your time</span>
          <span className="block opacity-80">{inZone('UTC').format(at)} UTC</span>
        </>
      }
    >
      <time dateTime={at.toISOString()} className="whitespace-nowrap tabular-nums" suppressHydrationWarning>
        {relative(at, now)}
      </time>
    </Tooltip>
  )
}
