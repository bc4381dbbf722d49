import { Check, X } from 'lucide-react'
import type { Explanation } from '@/components/answers'

type Trace = NonNullable<Explanation['scope']['condition']>

/** A condition part by part: whether it holds for this person, and what they have there. */
export function ConditionParts({ trace }: { trace: Trace }) {
  const Icon = trace.holds ? Check : X
  return (
    <div className="grid gap-0.5 pl-5 text-xs text-muted">
      <p className="flex items-start gap-1.5">
        <Icon
          className={trace.holds ? 'size-3.5 shrink-0 text-ok' : 'size-3.5 shrink-0'}
          role="img"
          aria-label={trace.holds ? 'Holds' : 'Does not hold'}
        />
        <span className="min-w-0 break-words">
          <code className="font-mono">{trace.text}</code>
          {trace.parts.length === 0 && ` · has ${trace.actual.join(', ') || 'nothing there'}`}
        </span>
      </p>
      {trace.parts.map((part, index) => (
        <ConditionParts key={index} trace={part} />
      ))}
    </div>
  )
}
