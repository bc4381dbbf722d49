import Link from 'next/link'
import type { ReceiptRow } from '@/components/answers'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { causeWords } from '@/core/receipts/words'
import { ReceiptOutcome } from './receipt-outcome'

export function ReceiptTable({ receipts }: { receipts: ReceiptRow[] }) {
  return (
    <Table label="Receipts">
      <thead>
        <tr>
          <TableHead>Person</TableHead>
          <TableHead>Outcome</TableHead>
          <TableHead className="max-md:hidden">Why</TableHead>
          <TableHead className="max-sm:hidden">Stores</TableHead>
          <TableHead className="text-right">Issued</TableHead>
        </tr>
      </thead>
      <tbody>
        {receipts.map((receipt) => (
          <TableRow key={receipt.id} className="relative">
            <TableCell>
              <Link
                href={`/receipts/${receipt.id}`}
                data-row
                className="rounded-sm font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-brand"
              >
                {receipt.person.displayName}
              </Link>
              {receipt.revision > 1 && (
                <span className="ml-2 text-xs text-muted">revision {receipt.revision}</span>
              )}
            </TableCell>
            <TableCell>
              <ReceiptOutcome outcome={receipt.outcome} />
            </TableCell>
            <TableCell className="text-muted max-md:hidden">
              {causeWords(receipt.leaving.cause)} by {receipt.leaving.saidBy}
            </TableCell>
            <TableCell className="text-muted max-sm:hidden">{receipt.stores}</TableCell>
            <TableCell className="text-right text-muted">
              <span className="relative z-10">
                <RelativeTime at={receipt.issuedAt} />
              </span>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
