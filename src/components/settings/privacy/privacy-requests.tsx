'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { Lock, ShieldCheck } from 'lucide-react'
import { useMissingPermission } from '@/components/teammate/use-missing-permission'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { StaleNote } from '@/components/ui/stale-note'
import { useTRPC } from '@/trpc/client'
import { PrivacyTable } from './privacy-table'

/** What Shopify has asked in the name of the law. Personal data, so admins and owners alone see it. */
export function PrivacyRequests() {
  const missing = useMissingPermission('admin')
  if (!missing) return <Requests />
  return (
    <Card>
      <Empty icon={Lock} title="For admins and owners">
        {missing}
      </Empty>
    </Card>
  )
}

function Requests() {
  const trpc = useTRPC()
  const query = useSuspenseQuery(trpc.compliance.list.queryOptions())
  return (
    <>
      <StaleNote query={query} />
      <Card>
        <CardHeader>
          <div>
            <CardTitle>Privacy requests</CardTitle>
            <p className="text-sm text-muted">
              Erasures are done as soon as Shopify asks. A request for data waits until you have handed the
              export to the shopper, within 30 days.
            </p>
          </div>
        </CardHeader>
        {query.data.length === 0 ? (
          <Empty icon={ShieldCheck} title="No requests">
            When a shopper asks a store for their data or its erasure, or 48 hours after Rollcall was
            uninstalled, Shopify tells Rollcall, and it is listed here.
          </Empty>
        ) : (
          <PrivacyTable requests={query.data} />
        )}
      </Card>
    </>
  )
}
