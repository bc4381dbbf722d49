'use client'

import { CircleAlert, CircleCheck, Clock, ExternalLink, type LucideIcon } from 'lucide-react'
import type { ComplianceRequest } from '@/components/answers'
import { Badge, type Tone } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { useNow } from '@/components/ui/use-now'
import { CustomerExport } from './customer-export'
import { requestState, type RequestState } from './request-state'
import { SettleRequest } from './settle-request'

const kinds: Record<ComplianceRequest['kind'], string> = {
  data_request: 'A shopper asks for their data',
  customer_redact: 'Erase one customer',
  shop_redact: 'Erase the store',
}

const looks: Record<RequestState, { word: string; tone: Tone; icon: LucideIcon }> = {
  done: { word: 'Done', tone: 'ok', icon: CircleCheck },
  open: { word: 'Open', tone: 'busy', icon: Clock },
  'due-soon': { word: 'Due soon', tone: 'wait', icon: Clock },
  overdue: { word: 'Overdue', tone: 'bad', icon: CircleAlert },
}

export function PrivacyTable({ requests }: { requests: ComplianceRequest[] }) {
  const now = useNow()
  return (
    <Table label="Privacy requests">
      <thead>
        <tr>
          <TableHead>Request</TableHead>
          <TableHead>Status</TableHead>
          <TableHead className="max-sm:hidden">Received</TableHead>
          <TableHead className="max-sm:hidden">Due</TableHead>
          <TableHead>
            <span className="sr-only">Actions</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <RequestLine key={request.id} request={request} state={requestState(request, now)} />
        ))}
      </tbody>
    </Table>
  )
}

function RequestLine({ request, state }: { request: ComplianceRequest; state: RequestState }) {
  const { word, tone, icon } = looks[state]
  return (
    <TableRow>
      <TableCell>
        <span className="block font-medium">{kinds[request.kind]}</span>
        <span className="text-xs text-muted">
          {request.domain}
          {request.customerUrl && (
            <>
              {' · '}
              <a
                href={request.customerUrl}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1 rounded-sm underline underline-offset-2"
              >
                customer {request.customerId?.split('/').at(-1)}
                <ExternalLink className="size-3" aria-hidden />
                <span className="sr-only">(new tab)</span>
              </a>
            </>
          )}
        </span>
      </TableCell>
      <TableCell>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        <span className="mt-1 block text-xs text-muted sm:hidden">
          <Due request={request} />
        </span>
      </TableCell>
      <TableCell className="text-muted max-sm:hidden">
        <RelativeTime at={request.receivedAt} />
      </TableCell>
      <TableCell className="text-muted max-sm:hidden">
        <Due request={request} />
      </TableCell>
      <TableCell>
        {request.kind === 'data_request' && (
          <div className="flex justify-end gap-1 max-sm:flex-col max-sm:items-end">
            <CustomerExport request={request} />
            {state !== 'done' && <SettleRequest request={request} />}
          </div>
        )}
      </TableCell>
    </TableRow>
  )
}

function Due({ request: { doneAt, dueAt } }: { request: ComplianceRequest }) {
  if (!doneAt) return <RelativeTime at={dueAt} />
  return (
    <>
      done <RelativeTime at={doneAt} />
    </>
  )
}
