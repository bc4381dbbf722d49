'use client'

import { useMemo, useState } from 'react'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Callout } from '@/components/ui/callout'
import { count } from '@/components/ui/count'
import { detectColumns } from '@/core/inbound/csv-columns'
import { checkRows } from '@/core/inbound/csv-rows'
import { BadRows } from './bad-rows'
import { ColumnChoice } from './column-choice'
import type { CsvFile } from './read-csv'
import { useImport, type Progress } from './use-import'

type ImportFileProps = { file: CsvFile; directoryId: string; importId: string }

/** What a file holds, which of its rows can be imported, and what became of them. */
export function ImportFile({ file, directoryId, importId }: ImportFileProps) {
  const [columns, setColumns] = useState(() => detectColumns(file.header))
  const { good, bad } = useMemo(() => checkRows(columns, file.rows, new Date()), [columns, file.rows])
  const { run, progress } = useImport(directoryId)
  if (progress && progress.done === progress.total) return <Done progress={progress} left={bad.length} />
  const hasKey = columns.includes('email') || columns.includes('id')
  return (
    <div className="grid gap-5">
      {!hasKey && (
        <Callout kind="warning" title="No column holds the e-mail address">
          Choose below which one does. Rollcall needs it to find the person in each store.
        </Callout>
      )}
      <ColumnChoice file={file} columns={columns} onChange={setColumns} />
      {bad.length > 0 && (
        <section className="grid gap-2">
          <h3 className="text-sm font-medium">
            {count(bad.length, 'row is', 'rows are')} left out, the others pass
          </h3>
          <BadRows rows={bad} />
        </section>
      )}
      <FormError message={run.error?.message} />
      <div className="flex flex-wrap items-center justify-end gap-3">
        {progress && (
          <p role="status" className="text-sm text-muted tabular-nums">
            {progress.done.toLocaleString('en')} of {count(progress.total, 'row', 'rows')}
          </p>
        )}
        <PermittedButton
          needs="admin"
          disabled={good.length === 0}
          busy={run.isPending}
          onClick={() => run.mutate({ importId, rows: good })}
        >
          {run.isError ? 'Go on with' : 'Import'} {count(good.length, 'person', 'people')}
        </PermittedButton>
      </div>
    </div>
  )
}

function Done({ progress: { applied, unchanged, refused }, left }: { progress: Progress; left: number }) {
  return (
    <div className="grid gap-4">
      <Callout kind="good" title={`${count(applied, 'person', 'people')} imported or changed`}>
        {count(unchanged, 'person was', 'people were')} as the file says already. {count(left, 'row', 'rows')}{' '}
        were left out before the import. What the stores get follows the mode of the directory.
      </Callout>
      {refused.length > 0 && <BadRows rows={refused} />}
    </div>
  )
}
