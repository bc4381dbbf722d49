'use client'

import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Configured, Directory, Explanation, MappingRow } from '@/components/answers'
import { PersonPicker, type PickedPerson } from '@/components/rules/person-picker'
import { SaveBar } from '@/components/rules/save-bar'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { defaultMapping, optionalRows } from '@/core/mapping/default-mapping'
import { fieldLabel } from '@/core/mapping/field-label'
import { readTexts } from '@/core/mapping/read-path'
import type { JsonObject } from '@/core/scim/json'
import { useTRPC } from '@/trpc/client'
import { RowDialog } from './row-dialog'
import { VersionHistory } from './version-history'

/** How the people of one directory become customers: what the provider says, from where, and what each store gets. */
export function MappingPanel({ directory }: { directory: Directory }) {
  const trpc = useTRPC()
  const { data, error } = useQuery(trpc.configuration.get.queryOptions())
  if (error)
    return (
      <p role="alert" className="text-sm text-bad">
        {error.message}
      </p>
    )
  return data ? <Editor directory={directory} saved={data} /> : <Skeleton className="h-72" />
}

type Saved = { version: number; configuration: Configured }

function Editor({ directory, saved: data }: { directory: Directory; saved: Saved }) {
  const trpc = useTRPC()
  const [draft, setDraft] = useState<MappingRow[] | null>(null)
  const [editing, setEditing] = useState<MappingRow | null>(null)
  const [person, setPerson] = useState<PickedPerson | null>(null)
  const rows = draft ?? data.configuration.mappings[directory.id] ?? defaultMapping(directory.kind)
  const candidate = draft
    ? { ...data.configuration, mappings: { ...data.configuration.mappings, [directory.id]: draft } }
    : undefined
  const example = useQuery({
    ...trpc.rules.explain.queryOptions({
      id: person?.id ?? '',
      ...(candidate !== undefined && { configuration: candidate }),
    }),
    enabled: person !== null,
    placeholderData: (before) => before,
    retry: false,
  })
  const off = optionalRows.filter(({ to }) => !rows.some((row) => row.to === to))
  const keep = (row: MappingRow) => {
    const known = rows.some(({ to }) => to === row.to)
    setDraft(known ? rows.map((other) => (other.to === row.to ? row : other)) : [...rows, row])
    setEditing(null)
  }
  return (
    <div className="grid gap-4">
      {candidate && (
        <SaveBar base={data.version} configuration={candidate} onDiscard={() => setDraft(null)} />
      )}
      <Card>
        <CardHeader>
          <CardTitle>Mapping</CardTitle>
          <PermittedButton needs="admin" size="sm" variant="outline" onClick={() => setEditing(blank)}>
            <Plus aria-hidden />
            Row
          </PermittedButton>
        </CardHeader>
        <CardBody className="grid gap-4">
          <PersonPicker
            label={person ? `Shown: ${person.displayName}` : 'Pick a person as the example'}
            directoryId={directory.id}
            onPick={setPerson}
          />
          {example.isError && (
            <p role="alert" className="text-sm text-bad">
              {example.error.message}
            </p>
          )}
          <Table label="Mapping">
            <thead>
              <tr>
                <TableHead className="pl-0">From the provider</TableHead>
                <TableHead>Customer field</TableHead>
                {example.data?.stores.map(({ id, name }) => (
                  <TableHead key={id}>{name}</TableHead>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <TableRow key={row.to}>
                  <TableCell className="pl-0">
                    <code className="font-mono text-xs break-words">{sourceOf(row)}</code>
                    {example.data && row.source.kind === 'path' && (
                      <span className="block text-xs text-muted">
                        {sampleOf(example.data.user, row.source.paths)}
                      </span>
                    )}
                  </TableCell>
                  <TableCell>
                    {fieldLabel(row.to)}
                    <span className="block text-xs text-muted">{owners[row.owner]}</span>
                    <span className="-ml-2.5 block whitespace-nowrap">
                      <PermittedButton
                        needs="admin"
                        variant="ghost"
                        size="sm"
                        onClick={() => setEditing(row)}
                      >
                        Change
                      </PermittedButton>
                      <PermittedButton
                        needs="admin"
                        variant="ghost"
                        size="sm"
                        onClick={() => setDraft(rows.filter((other) => other !== row))}
                      >
                        Switch off
                      </PermittedButton>
                    </span>
                  </TableCell>
                  {example.data?.stores.map(({ id, explanation }) => (
                    <ResultCell key={id} row={row} explanation={explanation} />
                  ))}
                </TableRow>
              ))}
            </tbody>
          </Table>
          {off.length > 0 && (
            <div className="grid gap-2">
              <h3 className="text-sm font-medium">Not written</h3>
              <ul className="flex flex-wrap gap-2">
                {off.map((row) => (
                  <li key={row.to}>
                    <PermittedButton
                      needs="admin"
                      variant="outline"
                      size="sm"
                      onClick={() => setDraft([...rows, row])}
                    >
                      <Plus aria-hidden />
                      {fieldLabel(row.to)}
                    </PermittedButton>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </CardBody>
      </Card>
      <VersionHistory base={data.version} />
      {editing && (
        <RowDialog row={editing} directoryId={directory.id} onKeep={keep} onClose={() => setEditing(null)} />
      )}
    </div>
  )
}

/** What the person has at some paths; a path that is being written may not be one yet. */
function sampleOf(user: JsonObject, paths: string[]): string {
  try {
    return readTexts(user, paths).join(', ') || 'nothing there'
  } catch {
    return 'not a path yet'
  }
}

const blank: MappingRow = {
  to: 'note',
  source: { kind: 'path', paths: ['title'] },
  owner: 'directory',
  stores: {},
}

const owners: Record<MappingRow['owner'], string> = {
  directory: 'The directory owns it',
  store: 'The store owns it',
  newest: 'The newest edit wins',
  ask: 'Asks when both change',
}

function sourceOf({ source }: MappingRow): string {
  if (source.kind === 'path') return source.paths.join(' → ')
  return source.kind === 'template' ? source.template : `"${source.value}"`
}

function ResultCell({ row, explanation }: { row: MappingRow; explanation: Explanation }) {
  const problem = explanation.desired.problems?.find(({ field }) => field === row.to)
  const value = explanation.fields.find(({ field }) => field === row.to)?.value
  return (
    <TableCell className="break-words">
      {problem ? <span className="text-xs text-bad">{problem.message}</span> : (value ?? '—')}
    </TableCell>
  )
}
