import type { Overview } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'

const inWords = (ms: number) => (ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`)

/** How long a change takes from the directory to the store's confirmed write, over the last day. */
export function Latency({ latency }: { latency: Overview['latency'] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>From directory to store</CardTitle>
        <p className="text-xs text-muted">last 24 hours</p>
      </CardHeader>
      <CardBody>
        {latency ? (
          <dl className="grid grid-cols-3 gap-3">
            <Figure name="Half within" value={inWords(latency.p50Ms)} />
            <Figure name="95 % within" value={inWords(latency.p95Ms)} />
            <Figure name="Writes" value={latency.samples.toLocaleString('en')} />
          </dl>
        ) : (
          <p className="text-sm text-muted">No write in the last 24 hours.</p>
        )}
      </CardBody>
    </Card>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="font-serif text-2xl tabular-nums">{value}</dd>
    </div>
  )
}
