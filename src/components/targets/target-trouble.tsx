import type { Target } from '@/components/answers'
import { Callout } from '@/components/ui/callout'
import { RelativeTime } from '@/components/ui/relative-time'

/** What stands in a target's way, in words; nothing when all is well. */
export function TargetTrouble({ target: { mode, trouble, retryAt, failingSince } }: { target: Target }) {
  if (mode === 'paused') {
    return (
      <div className="mb-4">
        <Callout kind="note" title="Paused">
          Nothing is written. What is owed is kept until somebody resumes it.
        </Callout>
      </div>
    )
  }
  if (!trouble && mode !== 'disabled') return null
  const isOff = mode === 'disabled'
  return (
    <div className="mb-4">
      <Callout kind={isOff ? 'error' : 'warning'} title={trouble ?? 'It refused everything for days'}>
        {isOff ? (
          <p>
            Rollcall has switched it off. Fix the cause, test the connection, then resume. What is owed is
            kept.
          </p>
        ) : (
          <p>
            {failingSince && (
              <>
                Since <RelativeTime at={failingSince} />.{' '}
              </>
            )}
            {retryAt && (
              <>
                Next try <RelativeTime at={retryAt} />.
              </>
            )}
          </p>
        )}
      </Callout>
    </div>
  )
}
