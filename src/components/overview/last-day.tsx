import Link from 'next/link'
import type { Overview } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'

const figures: { key: keyof Overview['day']; name: string; href: string }[] = [
  { key: 'created', name: 'Created', href: '/activity?kind=customer.created' },
  { key: 'changed', name: 'Changed', href: '/activity?kind=customer.updated' },
  { key: 'restricted', name: 'Restricted', href: '/activity?kind=customer.restricted' },
  { key: 'failed', name: 'Failed', href: '/activity?kind=customer&outcome=failed' },
  { key: 'skipped', name: 'Skipped', href: '/activity?kind=customer&outcome=skipped' },
]

/** What happened to customers within a day. */
export function LastDay({ day }: { day: Overview['day'] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Customers</CardTitle>
        <p className="text-xs text-muted">last 24 hours</p>
      </CardHeader>
      <CardBody>
        <dl className="grid grid-cols-3 gap-3 sm:grid-cols-5 lg:grid-cols-3">
          {figures.map(({ key, name, href }) => (
            <div key={key} className="flex flex-col-reverse">
              <dt className="text-xs text-muted">
                <Link href={href} className="rounded-sm underline decoration-line-strong underline-offset-2">
                  {name}
                </Link>
              </dt>
              <dd className="font-serif text-2xl tabular-nums">{day[key].toLocaleString('en')}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  )
}
