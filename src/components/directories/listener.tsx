import { Check, Ear } from 'lucide-react'
import type { Directory } from '@/components/answers'
import { Callout } from '@/components/ui/callout'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { RelativeTime } from '@/components/ui/relative-time'
import { directoryKinds } from './directory-kinds'
import { heard } from './listening'

/** Shows what comes in while someone sets up the other side. */
export function Listener({ directory }: { directory: Directory }) {
  const { signs, refused, complete } = heard(directory)
  const next = signs.findIndex(({ at }) => at === null)
  return (
    <Card>
      <CardHeader>
        <CardTitle className="flex items-center gap-2">
          <span className="relative flex size-2.5" aria-hidden>
            {!complete && <span className="absolute inset-0 animate-ping rounded-full bg-tick" />}
            <span className={cn('relative size-2.5 rounded-full', complete ? 'bg-ok' : 'bg-tick')} />
          </span>
          {complete ? 'Connected' : directory.firstRequestAt ? 'Listening' : 'Waiting for the first request'}
        </CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        <ol aria-live="polite" aria-label="What was heard so far" className="grid gap-2.5 text-sm">
          {signs.map(({ what, at }, place) => (
            <li key={what} className="flex items-center gap-2.5">
              <span
                className={cn(
                  'grid size-5 shrink-0 place-items-center rounded-full border',
                  at ? 'border-ok/30 bg-ok-soft text-ok' : 'border-dashed border-line-strong text-faint',
                )}
              >
                {at ? (
                  <Check className="size-3" role="img" aria-label="Done" />
                ) : (
                  place === next && <Ear className="size-3" aria-hidden />
                )}
              </span>
              <span className={cn('flex-1', !at && 'text-muted')}>{what}</span>
              {at && (
                <span className="text-xs text-muted">
                  <RelativeTime at={at} />
                </span>
              )}
            </li>
          ))}
        </ol>
        {refused && <Refused request={refused} />}
        {!complete && !refused && (
          <p className="text-sm text-muted">{directoryKinds[directory.kind].speed}</p>
        )}
      </CardBody>
    </Card>
  )
}

function Refused({ request }: { request: NonNullable<ReturnType<typeof heard>['refused']> }) {
  return (
    <Callout kind="error" title={`The last request was answered with ${request.status}`}>
      <p>
        <code className="font-mono text-xs break-all">
          {request.method} {request.path}
        </code>{' '}
        <RelativeTime at={request.at} />
      </p>
      {request.error && <p className="mt-1">{request.error}</p>}
    </Callout>
  )
}
