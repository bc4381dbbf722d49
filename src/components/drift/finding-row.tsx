'use client'

import { ExternalLink } from 'lucide-react'
import Link from 'next/link'
import type { DriftFinding } from '@/components/answers'
import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { kindLooks } from './drift-words'
import { FindingActions } from './finding-actions'

/** One difference: which customer, of whom, what differs, and what can be done. */
export function FindingRow({ finding }: { finding: DriftFinding }) {
  const { kind, customer, person, store, firstSeen } = finding
  const { word, tone, icon, says } = kindLooks[kind]
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        <span className="min-w-0 font-medium break-all">
          {customer ? (customer.name ?? customer.email ?? customer.phone ?? 'A customer') : person?.name}
        </span>
        {customer?.email && customer.name && (
          <span className="min-w-0 text-sm break-all text-muted">{customer.email}</span>
        )}
        <span className="ml-auto">
          <FindingActions finding={finding} />
        </span>
      </div>
      <p className="text-xs text-muted">
        {says} In {store.name}, since <RelativeTime at={firstSeen} />.
        {person && (
          <>
            {' '}
            <Link href={`/people/${person.id}`} data-row className="rounded-sm underline underline-offset-2">
              {person.name}
            </Link>
          </>
        )}
        {customer && (
          <>
            {' '}
            <a
              href={customer.url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 rounded-sm underline underline-offset-2"
            >
              Open customer
              <ExternalLink className="size-3" aria-hidden />
              <span className="sr-only">(new tab)</span>
            </a>
          </>
        )}
      </p>
    </li>
  )
}
