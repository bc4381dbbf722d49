import Link from 'next/link'
import type { ReportDetail } from '@/components/answers'
import { CardBody } from '@/components/ui/card'
import { moment } from '@/core/receipts/words'

type Report = ReportDetail['report']

type RiskDetailsProps = Pick<ReportDetail, 'names'> & {
  risks: NonNullable<Report['risks']>
  stores: Report['stores']
}

/** Whom and what the open risks are about, as far as they are few enough to be named. */
export function RiskDetails({ risks, names, stores }: RiskDetailsProps) {
  const { leavers, credentials } = risks
  if (leavers.length + credentials.length + risks.stores.length === 0) return null
  const nameOf = (storeId: string) =>
    stores.find(({ store }) => store.id === storeId)?.store.name ?? 'a store'
  const people = [...Map.groupBy(leavers, ({ personId }) => personId)]
  return (
    <CardBody className="grid gap-1 border-t text-xs text-muted">
      {people.map(([personId, links]) => (
        <p key={personId}>
          <Link href={`/people/${personId}`} className="underline underline-offset-4">
            {names[personId] ?? personId}
          </Link>{' '}
          has left, and is not done in {links.map(({ storeId }) => nameOf(storeId)).join(', ')}
        </p>
      ))}
      {credentials.map(({ name, where, expiresAt }) => (
        <p key={`${name} ${where} ${expiresAt}`}>
          {name} of {where} ends {moment(expiresAt)}
        </p>
      ))}
      {risks.stores.map(({ name, trouble }) => (
        <p key={name}>
          {name}: {trouble}
        </p>
      ))}
    </CardBody>
  )
}
