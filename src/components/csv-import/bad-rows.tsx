import type { BadRow } from '@/core/inbound/csv-rows'
import { count } from '@/components/ui/count'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

/** More than this nobody reads; the file is corrected and imported again. */
const SHOWN = 50

/** The rows that are not imported, each with its reason and what to do. */
export function BadRows({ rows }: { rows: BadRow[] }) {
  return (
    <div className="rounded-md border">
      <Table label="Rows that are not imported">
        <thead>
          <tr>
            <TableHead>Line</TableHead>
            <TableHead>Why, and what to do</TableHead>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map(({ line, reason }) => (
            <TableRow key={line}>
              <TableCell className="text-muted tabular-nums">{line}</TableCell>
              <TableCell className="min-w-64">{reason}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {rows.length > SHOWN && (
        <p className="border-t px-4 py-2 text-sm text-muted">
          And {count(rows.length - SHOWN, 'more row', 'more rows')}.
        </p>
      )}
    </div>
  )
}
