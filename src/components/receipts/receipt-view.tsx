'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { FileJson, FileText, Printer } from 'lucide-react'
import Link from 'next/link'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { causeWords, headline, moment } from '@/core/receipts/words'
import { useTRPC } from '@/trpc/client'
import { ReceiptOutcome } from './receipt-outcome'
import { ReceiptProof } from './receipt-proof'
import { StoreSection } from './store-section'

/** A receipt as it was signed; it prints as it stands. */
export function ReceiptView({ id }: { id: string }) {
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.receipts.get.queryOptions({ id }))
  const { receipt, signature, amendedBy } = data
  const { person, leaving, organization, outcome } = receipt
  return (
    <>
      <PageHeader
        above={
          <span className="print:hidden">
            <BackLink href="/receipts">Receipts</BackLink>
          </span>
        }
        title={
          <span className="flex flex-wrap items-center gap-3">
            {person.displayName}
            <span className="font-sans leading-none tracking-normal">
              <ReceiptOutcome outcome={outcome} />
            </span>
          </span>
        }
        description={`Off-boarding receipt of ${organization.name} · ${causeWords(leaving.cause)} by ${leaving.saidBy}, ${moment(leaving.saidAt)}`}
        actions={<Files id={id} personId={person.id} />}
      />
      <div className="grid gap-4">
        {amendedBy && (
          <Callout kind="note" title="There is a newer receipt about this leaving">
            <Link href={`/receipts/${amendedBy.id}`} className="underline underline-offset-4">
              Revision {amendedBy.revision}
            </Link>{' '}
            says how it went on.
          </Callout>
        )}
        <Callout kind={outcome === 'restricted' ? 'good' : 'error'}>{headline(receipt)}</Callout>
        {receipt.stores.map((store) => (
          <StoreSection key={store.store.id} part={store} />
        ))}
        <ReceiptProof receipt={receipt} signature={signature} />
      </div>
    </>
  )
}

function Files({ id, personId }: { id: string; personId: string }) {
  return (
    <span className="flex flex-wrap gap-2 print:hidden">
      <Button asChild variant="ghost">
        <Link href={`/people/${personId}`}>Open person</Link>
      </Button>
      <Button variant="outline" onClick={() => window.print()}>
        <Printer />
        Print
      </Button>
      <Button asChild variant="outline">
        <a href={`/api/receipts/${id}/json`} download>
          <FileJson />
          JSON
        </a>
      </Button>
      <Button asChild>
        <a href={`/api/receipts/${id}/pdf`} download>
          <FileText />
          PDF
        </a>
      </Button>
    </span>
  )
}
