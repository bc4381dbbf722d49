'use client'

import { FileUp } from 'lucide-react'
import { useState, type ChangeEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { ImportFile } from './import-file'
import { readCsv, type CsvFile, type Unreadable } from './read-csv'

/** Takes people out of a file into a directory: choose it, see what it holds, import. */
export function ImportPeople({ directoryId }: { directoryId: string }) {
  const [file, setFile] = useState<((CsvFile | Unreadable) & { importId: string }) | null>(null)
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0]
    if (chosen) setFile({ ...readCsv(chosen.name, await chosen.text()), importId: crypto.randomUUID() })
    // So that the same file can be chosen again once it is corrected.
    target.value = ''
  }
  const picker = (
    <Button asChild variant={file ? 'outline' : 'primary'}>
      <label className="cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand">
        <FileUp aria-hidden />
        {file ? 'Choose another file' : 'Choose a CSV file'}
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          className="sr-only"
          onChange={(event) => void choose(event)}
        />
      </label>
    </Button>
  )
  if (!file) {
    return (
      <Card>
        <Empty icon={FileUp} title="Import people from a file" actions={picker}>
          Each row is a person; the first line names the columns. Nothing is imported before you have seen
          what the file holds.
        </Empty>
      </Card>
    )
  }
  return (
    <Card>
      <CardHeader>
        <CardTitle className="break-all">{file.name}</CardTitle>
        {picker}
      </CardHeader>
      <CardBody>
        {'why' in file ? (
          <Callout kind="error" title="The file cannot be read">
            {file.why}
          </Callout>
        ) : (
          <ImportFile key={file.importId} file={file} directoryId={directoryId} importId={file.importId} />
        )}
      </CardBody>
    </Card>
  )
}
