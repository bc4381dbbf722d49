import { CircleAlert, CircleCheck, Inbox } from 'lucide-react'
import type { ScimRequest } from '@/components/answers'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

/** What the identity provider asked and what it was answered, newest first. */
export function RequestLog({ requests }: { requests: ScimRequest[] }) {
  if (requests.length === 0) {
    return (
      <Card>
        <Empty icon={Inbox} title="Nothing received yet">
          Each request of the identity provider is listed here, the refused ones with their reason.
        </Empty>
      </Card>
    )
  }
  return (
    <Card>
      <Table label="Requests">
        <thead>
          <tr>
            <TableHead>Time</TableHead>
            <TableHead>Answer</TableHead>
            <TableHead>Request</TableHead>
            <TableHead className="text-right">Took</TableHead>
            <TableHead className="max-md:hidden">Client</TableHead>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <RequestLine key={request.id} request={request} />
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function RequestLine({ request }: { request: ScimRequest }) {
  const worked = request.status < 400
  return (
    <TableRow>
      <TableCell className="text-muted">
        <RelativeTime at={request.at} />
      </TableCell>
      <TableCell>
        <Badge tone={worked ? 'ok' : 'bad'} icon={worked ? CircleCheck : CircleAlert}>
          {request.status}
        </Badge>
      </TableCell>
      <TableCell className="min-w-64">
        <code className="font-mono text-[0.8125rem] break-all">
          <span className="font-semibold">{request.method}</span> {request.path}
        </code>
        {request.waited && <p className="mt-0.5 text-[0.8125rem] text-muted">{request.waited}</p>}
        {request.error && <p className="mt-0.5 text-[0.8125rem] text-bad">{request.error}</p>}
      </TableCell>
      <TableCell className="text-right whitespace-nowrap text-muted tabular-nums">
        {request.durationMs.toFixed(request.durationMs < 10 ? 1 : 0)} ms
      </TableCell>
      <TableCell
        className="max-w-48 truncate text-muted max-md:hidden"
        title={request.userAgent ?? undefined}
      >
        {request.userAgent ?? 'Not said'}
      </TableCell>
    </TableRow>
  )
}
