import type { EventView } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Fact } from '@/components/ui/fact'
import { TextLink } from '@/components/ui/text-link'
import { inMilliseconds } from './in-milliseconds'

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' })

/** When, who, where; and what support asks for. */
export function EventFacts({ event }: { event: EventView }) {
  const { person, store, directory, target } = event
  const plan = previewOf(event)
  return (
    <Card>
      <CardHeader>
        <CardTitle>About this event</CardTitle>
      </CardHeader>
      <CardBody>
        <dl className="grid gap-3 text-sm">
          <Fact name="When">{moment.format(event.at)} UTC</Fact>
          {event.durationMs !== null && (
            <Fact name="From received to verified">{inMilliseconds(event.durationMs)}</Fact>
          )}
          <Fact name="Source">{event.source.name}</Fact>
          {person && <Place name="Person" href={`/people/${person.id}`} text={person.name} />}
          {store && <Place name="Store" href={`/stores/${store.id}`} text={store.name} />}
          {directory && (
            <Place name="Directory" href={`/directories/${directory.id}`} text={directory.name} />
          )}
          {target && <Place name="Target" href={`/targets/${target.id}`} text={target.name} />}
          {plan && <Place name="Plan" href={`/previews/${plan}`} text="What was previewed" />}
          <Fact name="Kind">
            <code className="font-mono text-xs">{event.kind}</code>
          </Fact>
          {event.requestId && (
            <Copied name={target ? 'Request' : 'Shopify’s request id'} value={event.requestId} />
          )}
          <Copied name="Event id" value={event.id} />
        </dl>
      </CardBody>
    </Card>
  )
}

/** The preview that a goodbye has carried out. */
function previewOf({ changes }: EventView): string | undefined {
  const id = changes.find(({ field }) => field === 'preview')?.to
  return typeof id === 'string' ? id : undefined
}

function Place({ name, href, text }: { name: string; href: string; text: string }) {
  return (
    <Fact name={name}>
      <TextLink href={href}>{text}</TextLink>
    </Fact>
  )
}

function Copied({ name, value }: { name: string; value: string }) {
  return (
    <Fact name={name}>
      <span className="flex items-center gap-1">
        <code className="min-w-0 font-mono text-xs break-all">{value}</code>
        <CopyButton value={value} what={name} />
      </span>
    </Fact>
  )
}
