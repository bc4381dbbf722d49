import type { Preview } from '@/components/answers'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { kindsOf, lineKinds } from './preview-kinds'

/** What would happen, by store. */
export function PreviewCounts({ preview }: { preview: Preview }) {
  const kinds = kindsOf(preview)
  return (
    <Card>
      <CardHeader>
        <CardTitle>{preview.targets.length > 0 ? 'By store and target' : 'By store'}</CardTitle>
      </CardHeader>
      <Table label={preview.targets.length > 0 ? 'Counts by store and target' : 'Counts by store'}>
        <thead>
          <tr>
            <TableHead>{preview.targets.length > 0 ? 'Store or target' : 'Store'}</TableHead>
            {kinds.map((kind) => (
              <TableHead key={kind} className="text-right">
                <Badge tone={lineKinds[kind].tone} icon={lineKinds[kind].icon}>
                  {lineKinds[kind].word}
                </Badge>
              </TableHead>
            ))}
            <TableHead className="text-right">
              {preview.farewell ? 'Not concerned' : 'Stay as they are'}
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {[...preview.stores, ...preview.targets].map((store) => (
            <TableRow key={store.id}>
              <TableCell className="font-medium">{store.name}</TableCell>
              {kinds.map((kind) => (
                <TableCell key={kind} className="text-right tabular-nums">
                  {store[kind].toLocaleString('en')}
                </TableCell>
              ))}
              <TableCell className="text-right text-muted tabular-nums">
                {store.keep.toLocaleString('en')}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
