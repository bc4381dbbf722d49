import { csvFields, type CsvColumn } from '@/core/inbound/csv-columns'
import { Select } from '@/components/ui/select'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { columnWords } from './column-words'
import type { CsvFile } from './read-csv'

const choices: readonly CsvColumn[] = ['ignored', ...csvFields]

type ColumnChoiceProps = {
  file: CsvFile
  columns: CsvColumn[]
  onChange: (columns: CsvColumn[]) => void
}

/** What each column of the file holds, guessed by its heading and open to correction. */
export function ColumnChoice({ file: { header, rows }, columns, onChange }: ColumnChoiceProps) {
  const choose = (place: number, value: string) => {
    const chosen = choices.find((choice) => choice === value) ?? 'ignored'
    // A field is in one column: the one that was chosen last.
    onChange(columns.map((column, at) => (at === place ? chosen : column === chosen ? 'ignored' : column)))
  }
  return (
    <Table label="Columns">
      <thead>
        <tr>
          <TableHead>Column</TableHead>
          <TableHead>Holds</TableHead>
          <TableHead>First row</TableHead>
        </tr>
      </thead>
      <tbody>
        {header.map((heading, place) => (
          <TableRow key={`${place} ${heading}`}>
            <TableCell className="font-medium">{heading || `Column ${place + 1}`}</TableCell>
            <TableCell>
              <Select
                aria-label={`What ${heading || `column ${place + 1}`} holds`}
                value={columns[place]}
                onChange={({ target }) => choose(place, target.value)}
              >
                {choices.map((choice) => (
                  <option key={choice} value={choice}>
                    {columnWords[choice]}
                  </option>
                ))}
              </Select>
            </TableCell>
            <TableCell className="max-w-64 truncate text-muted">{rows[0]?.cells[place]}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
