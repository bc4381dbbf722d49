import type { ReportDetail } from '@/components/answers'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

/** What failed in the month, solved or not; absent when nothing did. */
export function FailuresCard({ report: { failures, stores } }: Pick<ReportDetail, 'report'>) {
  if (failures.length === 0) return null
  return (
    <Card className="break-inside-avoid">
      <CardHeader>
        <CardTitle>What failed, solved or not</CardTitle>
      </CardHeader>
      <Table label="Failures">
        <thead>
          <tr>
            <TableHead>Cause</TableHead>
            <TableHead>Store</TableHead>
            <TableHead className="text-right">People</TableHead>
            <TableHead className="text-right">Tries</TableHead>
          </tr>
        </thead>
        <tbody>
          {failures.map(({ storeId, code, people, tries }) => (
            <TableRow key={`${storeId} ${code}`}>
              <TableCell className="font-mono text-xs">{code}</TableCell>
              <TableCell className="text-muted">
                {stores.find(({ store }) => store.id === storeId)?.store.name ?? '–'}
              </TableCell>
              <TableCell className="text-right tabular-nums">{people.toLocaleString('en')}</TableCell>
              <TableCell className="text-right text-muted tabular-nums">
                {tries.toLocaleString('en')}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
