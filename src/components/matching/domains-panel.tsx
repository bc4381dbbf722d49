'use client'

import { useQuery } from '@tanstack/react-query'
import { Globe } from 'lucide-react'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { Skeleton } from '@/components/ui/skeleton'
import { useTRPC } from '@/trpc/client'
import { AddDomain } from './add-domain'
import { DomainRow } from './domain-row'

/** The organization's domains, each proved by a TXT record. */
export function DomainsPanel() {
  const trpc = useTRPC()
  const query = useQuery(trpc.matching.domains.queryOptions())
  if (query.isError && !query.data)
    return <Failed message={query.error.message} onRetry={() => void query.refetch()} />
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Verified domains</CardTitle>
          <p className="text-sm text-muted">
            A TXT record proves that a domain is yours. It is looked at again every day; all directories share
            the list.
          </p>
        </div>
      </CardHeader>
      {!query.data && <Skeleton className="m-4 h-20" />}
      {query.data?.length === 0 && (
        <Empty icon={Globe} title="No domain yet">
          Add the domain of your e-mail addresses. Until it is verified, existing customers wait for a
          teammate.
        </Empty>
      )}
      {query.data && query.data.length > 0 && (
        <ul className="divide-y" aria-label="Domains">
          {query.data.map((domain) => (
            <DomainRow key={domain.id} domain={domain} />
          ))}
        </ul>
      )}
      <div className="border-t p-4">
        <AddDomain />
      </div>
    </Card>
  )
}
