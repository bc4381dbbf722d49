import type { ActivityEvent } from '@/components/answers'
import { RelativeTime } from '@/components/ui/relative-time'
import { inMilliseconds } from './in-milliseconds'

type Step = ActivityEvent['steps'][number]

const meanings: Record<string, string> = {
  received: 'The change was taken in',
  matched: 'The customer was looked for',
  rules: 'The configuration was read',
  decided: 'What to write was decided',
  written: 'The store answered the write',
  refused: 'The store refused the write',
  verified: 'The store was read back',
}

const between = (before: Step | undefined, { at }: Step) =>
  before ? new Date(at).getTime() - new Date(before.at).getTime() : 0

/** The way of one change, a line for each step, with the time between them. */
export function StepTimeline({ steps }: { steps: Step[] }) {
  return (
    <ol className="grid">
      {steps.map((step, place) => (
        <li
          key={`${step.name}-${place}`}
          className="grid grid-cols-[1rem_minmax(0,1fr)_auto] gap-x-3 text-sm not-last:pb-3.5"
        >
          <span className="relative flex justify-center" aria-hidden>
            <span className="mt-1.5 size-2 shrink-0 rounded-full bg-line-strong" />
            {place < steps.length - 1 && <span className="absolute top-4 -bottom-4 w-px bg-line" />}
          </span>
          <div className="min-w-0">
            <p>
              <span className="font-medium">{step.name}</span>
              <span className="text-muted"> · {meanings[step.name] ?? 'Done'}</span>
            </p>
            {step.detail && <p className="text-[0.8125rem] break-words text-muted">{step.detail}</p>}
          </div>
          <span className="text-right text-xs leading-5 whitespace-nowrap text-muted tabular-nums">
            {place === 0 ? (
              <RelativeTime at={new Date(step.at)} />
            ) : (
              `+${inMilliseconds(between(steps[place - 1], step))}`
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
