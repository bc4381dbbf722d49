import type { ReactNode } from 'react'
import type { ActivityEvent } from '@/components/answers'
import { ReasonNote } from '@/components/links/reason-note'
import { TextLink } from '@/components/ui/text-link'
import { Changes } from './changes'
import { Steps } from './steps'

/** Everything that is known of one event. */
export function EventDetails({ event }: { event: ActivityEvent }) {
  return (
    <div className="grid gap-4">
      {event.reason && <ReasonNote reason={event.reason} />}
      {event.changes.length > 0 && (
        <Part title={event.outcome === 'failed' ? 'What was to change' : 'Changes'}>
          <Changes changes={event.changes} />
        </Part>
      )}
      {event.steps.length > 1 && (
        <Part title="Steps">
          <Steps steps={event.steps} />
        </Part>
      )}
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
        <TextLink href={`/activity/${event.id}`}>Open event</TextLink>
        {event.person && <TextLink href={`/people/${event.person.id}`}>{event.person.name}</TextLink>}
        {event.directory && (
          <TextLink href={`/directories/${event.directory.id}`}>{event.directory.name}</TextLink>
        )}
        {event.store && <TextLink href={`/stores/${event.store.id}`}>{event.store.name}</TextLink>}
        {event.target && <TextLink href={`/targets/${event.target.id}`}>{event.target.name}</TextLink>}
        <code className="font-mono">{event.kind}</code>
        {event.requestId && (
          <span>
            {event.target ? 'Request' : 'Shopify request'}{' '}
            <code className="font-mono break-all">{event.requestId}</code>
          </span>
        )}
      </p>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <p className="text-xs font-medium text-muted">{title}</p>
      {children}
    </div>
  )
}
