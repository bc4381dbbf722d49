import type { ActivityEvent } from '@/components/answers'
import { inMilliseconds } from './in-milliseconds'

const sinceFirst = (steps: ActivityEvent['steps'], at: string) =>
  new Date(at).getTime() - new Date(steps[0]?.at ?? at).getTime()

/** The way of one change, with the time each step took from the first. */
export function Steps({ steps }: { steps: ActivityEvent['steps'] }) {
  return (
    <ol className="flex flex-wrap items-center gap-y-2 text-[0.8125rem]">
      {steps.map(({ name, at }, place) => (
        <li key={`${name}-${place}`} className="flex items-center">
          {place > 0 && <span className="mx-2.5 h-px w-5 bg-line-strong" aria-hidden />}
          <span className="font-medium">{name}</span>
          <span className="ml-1.5 text-muted tabular-nums">
            {place === 0
              ? new Date(at).toISOString().slice(11, 19) + ' UTC'
              : `+${inMilliseconds(sinceFirst(steps, at))}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
