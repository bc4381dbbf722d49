import { ExternalLink } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { StoreRow } from '@/components/answers'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { StoreHealth } from './store-health'
import { StoreLoad } from './store-load'
import { StoreTrouble } from './store-trouble'

export function StoreCard({ store }: { store: StoreRow }) {
  return (
    <Card aria-label={store.name} className="h-full">
      <CardHeader>
        <div className="min-w-0">
          <CardTitle className="truncate">
            <Link href={`/stores/${store.id}`} className="rounded-sm hover:underline" data-row>
              {store.name}
            </Link>
          </CardTitle>
          <p className="truncate text-xs text-muted">
            {store.domain}
            {store.shopifyApp && ' · your own app'}
          </p>
        </div>
        <StoreHealth store={store} />
      </CardHeader>
      <CardBody className="grid gap-4">
        <StoreTrouble store={store} />
        <dl className="grid grid-cols-3 gap-3">
          <Count name="Linked people">{store.linked}</Count>
          <Count name="To be written">{store.due}</Count>
          <Count name="Failed">{store.failed}</Count>
        </dl>
        {store.load && <StoreLoad load={store.load} />}
        <div className="flex flex-wrap items-center justify-between gap-2 border-t pt-3 text-xs text-muted">
          <p>
            {store.lastWriteAt ? (
              <>
                Last write <RelativeTime at={store.lastWriteAt} />
              </>
            ) : (
              'Nothing written yet'
            )}
            {' · '}
            {store.lastWebhookAt ? (
              <>
                heard <RelativeTime at={store.lastWebhookAt} />
              </>
            ) : (
              'nothing heard yet'
            )}
            {' · '}connected <RelativeTime at={store.connectedAt} />
          </p>
          <Button asChild variant="ghost" size="sm" className="-mr-2.5">
            <a href={store.adminUrl} target="_blank" rel="noreferrer">
              Open admin
              <ExternalLink />
              <span className="sr-only">of {store.name} (new tab)</span>
            </a>
          </Button>
        </div>
      </CardBody>
    </Card>
  )
}

function Count({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="font-serif text-2xl tabular-nums">{children}</dd>
    </div>
  )
}
