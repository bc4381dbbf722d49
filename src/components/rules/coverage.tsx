'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { count } from '@/components/ui/count'
import { useTRPC } from '@/trpc/client'

/** How many people no rule holds for, by the rules that are in force. */
export function Coverage() {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.rules.coverage.queryOptions())
  if (!data || data.lookedAt === 0) return null
  const looked = count(data.lookedAt, 'active person', 'newest active people')
  if (data.without === 0)
    return <p className="text-sm text-muted">Of {looked}, everyone meets at least one rule.</p>
  return (
    <p className="text-sm text-muted">
      Of {looked}, {count(data.without, 'person meets', 'people meet')} no rule:{' '}
      {data.some.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link href={`/people/${id}`} className="text-brand underline underline-offset-4">
            {name}
          </Link>
        </span>
      ))}
      {data.without > data.some.length && ' …'}
    </p>
  )
}
