import type { Target } from '@/components/answers'
import { Card, CardBody } from '@/components/ui/card'

export function TargetCounts({ target: { people, due, pending, failed } }: { target: Target }) {
  const counts = [
    ['People there', people],
    ['To be written', due],
    ['Wait for an answer', pending],
    ['Failed', failed],
  ] as const
  return (
    <Card aria-label="Counts">
      <CardBody>
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {counts.map(([name, value]) => (
            <div key={name} className="flex flex-col-reverse">
              <dt className="text-xs text-muted">{name}</dt>
              <dd className="font-serif text-2xl tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  )
}
