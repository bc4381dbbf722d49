import { Check, TriangleAlert } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import { Table, TableHead } from '@/components/ui/table'
import type { ShownField } from './shown-customer'

const cell =
  'border-b px-3 py-1.5 align-top break-words group-last:border-b-0 first:pl-0 last:pr-0 max-sm:border-b-0 max-sm:p-0'

/** Desired beside actual, so that drift is seen at once. On a phone a value that is the same is shown once. */
export function FieldTable({ fields, store }: { fields: ShownField[]; store: string }) {
  return (
    <Table label={`Fields in ${store}`}>
      <thead className="max-sm:sr-only">
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
        {fields.map((field) => (
          <FieldLine key={field.name} field={field} />
        ))}
      </tbody>
    </Table>
  )
}

function FieldLine({ field: { name, desired, actual, same } }: { field: ShownField }) {
  return (
    <tr className="group max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:border-b max-sm:py-2 max-sm:last:border-b-0">
      <th
        scope="row"
        className={cn(
          cell,
          'text-left font-normal text-muted max-sm:col-start-1 max-sm:row-start-1 max-sm:text-xs',
        )}
      >
        {name}
      </th>
      <td className={cn(cell, 'max-sm:col-span-2', same && 'max-sm:hidden')}>
        <span className="text-muted sm:hidden">Directory: </span>
        {desired ?? '—'}
      </td>
      <td className={cn(cell, 'max-sm:col-span-2')}>
        {!same && <span className="text-muted sm:hidden">Store: </span>}
        {actual ?? '—'}
      </td>
      <td className={cn(cell, 'max-sm:col-start-2 max-sm:row-start-1')}>
        <Comparison same={same} />
      </td>
    </tr>
  )
}

function Comparison({ same }: { same: boolean }) {
  const Icon = same ? Check : TriangleAlert
  return (
    <span className={cn('inline-flex items-center gap-1 text-xs', same ? 'text-ok' : 'text-wait')}>
      <Icon className="size-3.5" aria-hidden />
      {same ? 'Same' : 'Differs'}
    </span>
  )
}
