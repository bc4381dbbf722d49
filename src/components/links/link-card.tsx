import { ExternalLink } from 'lucide-react'
import type { PersonLink } from '@/components/answers'
import { WhyPanel } from '@/components/rules/why-panel'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { LinkActions } from './repair/link-actions'
import { FieldTable } from './field-table'
import { LeftOut } from './left-out'
import { LinkStatus } from './link-status'
import { ReasonNote } from './reason-note'
import { RoleList } from './role-list'
import { shownCustomer } from './shown-customer'
import { TagList } from './tag-list'

/** One person in one store: its state, what it should show, what it shows. */
export function LinkCard({ link, personId }: { link: PersonLink; personId: string }) {
  const shown = shownCustomer(link)
  return (
    <Card aria-label={link.store.name}>
      <CardHeader>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <CardTitle>{link.store.name}</CardTitle>
          <LinkStatus link={link} />
          <When link={link} />
        </div>
        <span className="-mr-2 flex items-center">
          <Button asChild variant="ghost" size="sm">
            <a href={link.customerUrl ?? link.store.adminUrl} target="_blank" rel="noreferrer">
              {link.customerUrl ? 'Open customer' : 'Open store'}
              <ExternalLink />
              <span className="sr-only">(new tab)</span>
            </a>
          </Button>
          <LinkActions link={link} />
        </span>
      </CardHeader>
      <CardBody className="grid gap-4">
        {link.reason && (
          <Callout kind={link.state === 'failed' ? 'error' : 'note'}>
            <ReasonNote reason={link.reason} />
          </Callout>
        )}
        <LeftOut problems={link.problems} />
        {shown && shown.fields.length > 0 && <FieldTable fields={shown.fields} store={link.store.name} />}
        {shown && <TagList tags={shown.tags} />}
        {shown && shown.roles.length > 0 && <RoleList roles={shown.roles} />}
        <WhyPanel personId={personId} storeId={link.store.id} />
        {!shown && !link.reason && (
          <p className="text-sm text-muted">Nothing has been written to this store yet.</p>
        )}
      </CardBody>
    </Card>
  )
}

function When({ link: { verifiedAt, retryAt, state } }: { link: PersonLink }) {
  if (state === 'failed' && retryAt) {
    return (
      <span className="text-xs text-muted">
        next try <RelativeTime at={retryAt} />
      </span>
    )
  }
  if (!verifiedAt) return null
  return (
    <span className="text-xs text-muted">
      read back <RelativeTime at={verifiedAt} />
    </span>
  )
}
