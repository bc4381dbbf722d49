import { Check, TriangleAlert } from 'lucide-react'
import { Table, TableHead } from '@/components/ui/table'
import type { ShownField } from './shown-customer'

const cell = 'border-b px-3 py-1.5 align-top group-last:border-b-0 first:pl-0 last:pr-0'

/** Desired beside actual, so that drift is seen at once. */
export function FieldTable({ fields, store }: { fields: ShownField[]; store: string }) {
  return (
    <Table label={`Fields in ${store}`}>
      <thead>
        <tr>
          <TableHead className="h-7 w-36 px-0">Field</TableHead>
          <TableHead className="h-7 px-3">From the directory</TableHead>
          <TableHead className="h-7 px-3">In the store</TableHead>
          <TableHead className="h-7 w-24 px-0">
            <span className="sr-only">Comparison</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, desired, actual, same }) => (
          <tr key={name} className="group">
            <th scope="row" className={`${cell} text-muted text-left font-normal`}>
              {name}
            </th>
            <td className={`${cell} break-words`}>{desired ?? '—'}</td>
            <td className={`${cell} break-words`}>{actual ?? '—'}</td>
            <td className={cell}>
              {same ? (
                <span className="text-ok inline-flex items-center gap-1 text-xs">
                  <Check className="size-3.5" aria-hidden />
                  Same
                </span>
              ) : (
                <span className="text-wait inline-flex items-center gap-1 text-xs">
                  <TriangleAlert className="size-3.5" aria-hidden />
                  Differs
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
