import type { ReactNode } from 'react'
import type { StoreDetail } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'

/** What is linked, owed and failed, and when the store was last written to and heard. */
export function StoreFacts({ store }: { store: StoreDetail }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card>
        <CardHeader>
          <CardTitle>People</CardTitle>
        </CardHeader>
        <CardBody>
          <dl className="grid grid-cols-3 gap-3">
            <Number name="Linked">{store.linked}</Number>
            <Number name="To be written">{store.due}</Number>
            <Number name="Failed">{store.failed}</Number>
          </dl>
        </CardBody>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>Connection</CardTitle>
        </CardHeader>
        <CardBody>
          <dl className="grid gap-2 text-sm">
            <Fact name="Connected">
              <RelativeTime at={store.connectedAt} />
            </Fact>
            <Fact name="Last write">
              {store.lastWriteAt ? <RelativeTime at={store.lastWriteAt} /> : 'None yet'}
            </Fact>
            <Fact name="Last webhook">
              {store.lastWebhookAt ? <RelativeTime at={store.lastWebhookAt} /> : 'Nothing heard yet'}
            </Fact>
            <Fact name="Access scopes">{store.scopes.join(', ')}</Fact>
          </dl>
        </CardBody>
      </Card>
    </div>
  )
}

function Number({ name, children }: { name: string; children: number }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="font-serif text-2xl tabular-nums">{children.toLocaleString('en')}</dd>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-3 sm:grid-cols-[9rem_1fr]">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}
