import Link from 'next/link'
import type { ReportDetail } from '@/components/answers'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

type Stores = ReportDetail['report']['stores']

const columns = [
  { key: 'created', name: 'Created' },
  { key: 'adopted', name: 'Linked' },
  { key: 'updated', name: 'Updated' },
  { key: 'restored', name: 'Restored' },
  { key: 'restricted', name: 'Restricted' },
  { key: 'failed', name: 'Failed tries' },
] as const

/** Writes store by store, and who has access there. */
export function StoresCard({ stores }: { stores: Stores }) {
  return (
    <Card className="break-inside-avoid">
      <CardHeader>
        <CardTitle>Stores</CardTitle>
      </CardHeader>
      {stores.length === 0 && <p className="p-4 text-sm text-muted">No store was connected.</p>}
      {stores.length > 0 && (
        <Table label="Writes by store">
          <thead>
            <tr>
              <TableHead>Store</TableHead>
              <TableHead className="text-right">With access</TableHead>
              {columns.map(({ key, name }) => (
                <TableHead key={key} className="text-right">
                  {name}
                </TableHead>
              ))}
            </tr>
          </thead>
          <tbody>
            {stores.map(({ store, writes, withAccess }) => (
              <TableRow key={store.id}>
                <TableCell>
                  {store.domain ? (
                    <Link
                      href={`/stores/${store.id}`}
                      className="font-medium underline-offset-4 hover:underline"
                    >
                      {store.name}
                    </Link>
                  ) : (
                    store.name
                  )}
                </TableCell>
                <TableCell className="text-right font-medium tabular-nums">
                  {withAccess.toLocaleString('en')}
                </TableCell>
                {columns.map(({ key }) => (
                  <TableCell key={key} className="text-right text-muted tabular-nums">
                    {writes[key].toLocaleString('en')}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
