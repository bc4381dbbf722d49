import { Store } from 'lucide-react'
import Link from 'next/link'
import type { Overview } from '@/components/answers'
import { StoreHealth } from '@/components/stores/store-health'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

export function StoresCard({ stores }: { stores: Overview['stores'] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Stores</CardTitle>
        <Button asChild variant="link" size="sm">
          <Link href="/stores">All stores</Link>
        </Button>
      </CardHeader>
      {stores.length === 0 ? (
        <Empty icon={Store} title="No store connected">
          Connect one, and everyone in a directory follows by themselves.
        </Empty>
      ) : (
        <Table label="Stores">
          <thead>
            <tr>
              <TableHead>Store</TableHead>
              <TableHead>State</TableHead>
              <TableHead className="text-right">Linked</TableHead>
              <TableHead className="text-right">Due</TableHead>
              <TableHead className="text-right max-sm:hidden">Last write</TableHead>
            </tr>
          </thead>
          <tbody>
            {stores.map((store) => (
              <TableRow key={store.id}>
                <TableCell>
                  <span className="font-medium">{store.name}</span>
                  <span className="block truncate text-xs text-muted">{store.domain}</span>
                </TableCell>
                <TableCell>
                  <StoreHealth store={store} />
                </TableCell>
                <TableCell className="text-right tabular-nums">{store.linked.toLocaleString('en')}</TableCell>
                <TableCell className="text-right tabular-nums">{store.due.toLocaleString('en')}</TableCell>
                <TableCell className="text-right text-muted max-sm:hidden">
                  {store.lastWriteAt ? <RelativeTime at={store.lastWriteAt} /> : 'None yet'}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
