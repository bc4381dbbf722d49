'use client'

import { useState } from 'react'
import type { MappingRow } from '@/components/answers'
import { TextArea } from '@/components/rules/text-area'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { fieldLabel } from '@/core/mapping/field-label'
import { metafieldTypes } from '@/core/mapping/metafield-types'
import { isMetafield, standardFields } from '@/core/reconcile/customer-store'

type RowDialogProps = { row: MappingRow; onKeep: (row: MappingRow) => void; onClose: () => void }

const METAFIELD = 'metafield'

/** One row of a mapping: which field, from where, and who owns it. */
export function RowDialog({ row, onKeep, onClose }: RowDialogProps) {
  const [edited, setEdited] = useState(row)
  const { to, source, owner, metafieldType } = edited
  const change = (part: Partial<MappingRow>) => setEdited((before) => ({ ...before, ...part }))
  const chooseField = (name: string) => {
    const standard = standardFields.find((field) => field === name)
    change(
      standard ? { to: standard } : { to: 'metafield:directory.', metafieldType: 'single_line_text_field' },
    )
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={fieldLabel(row.to)} description="What is wrong is said before it is saved.">
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            onKeep(edited)
          }}
        >
          <Field label="Customer field">
            {({ id }) => (
              <Select
                id={id}
                value={isMetafield(to) ? METAFIELD : to}
                onChange={({ target }) => chooseField(target.value)}
              >
                {standardFields.map((field) => (
                  <option key={field} value={field}>
                    {fieldLabel(field)}
                  </option>
                ))}
                <option value={METAFIELD}>Metafield</option>
              </Select>
            )}
          </Field>
          {isMetafield(to) && (
            <div className="flex flex-wrap gap-3">
              <Field label="Namespace and key">
                {(control) => (
                  <Input
                    {...control}
                    value={to.slice('metafield:'.length)}
                    onChange={({ target }) => change({ to: `metafield:${target.value}` })}
                  />
                )}
              </Field>
              <Field label="Type">
                {({ id }) => (
                  <Select
                    id={id}
                    value={metafieldType ?? ''}
                    onChange={({ target }) => change({ metafieldType: target.value })}
                  >
                    {metafieldTypes.map((name) => (
                      <option key={name}>{name}</option>
                    ))}
                  </Select>
                )}
              </Field>
            </div>
          )}
          <SourceFields source={source} onChange={(next) => change({ source: next })} />
          <Field label="Owner" hint="Who has the say when the store shows something else.">
            {({ id }) => (
              <Select
                id={id}
                value={owner}
                onChange={({ target }) => change({ owner: ownerOf(target.value) })}
              >
                <option value="directory">The directory</option>
                <option value="store">The store</option>
                <option value="newest">The newest edit</option>
                <option value="ask">Ask when both change</option>
              </Select>
            )}
          </Field>
          <div className="flex justify-end gap-2">
            <Button variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Keep</Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}

const ownerOf = (text: string): MappingRow['owner'] =>
  text === 'store' || text === 'newest' || text === 'ask' ? text : 'directory'

type Source = MappingRow['source']

function SourceFields({ source, onChange }: { source: Source; onChange: (source: Source) => void }) {
  const text = textOf(source)
  return (
    <>
      <Field label="Value from">
        {({ id }) => (
          <Select
            id={id}
            value={source.kind}
            onChange={({ target }) => onChange(asSource(target.value, text))}
          >
            <option value="path">An attribute of the user</option>
            <option value="template">A Liquid template</option>
            <option value="fixed">The same for everyone</option>
          </Select>
        )}
      </Field>
      <Field
        label={source.kind === 'path' ? 'SCIM paths, one a line' : 'Text'}
        hint={source.kind === 'path' ? 'The first that has a value counts.' : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            required
            defaultValue={text}
            key={source.kind}
            onChange={({ target }) => onChange(asSource(source.kind, target.value))}
          />
        )}
      </Field>
    </>
  )
}

function textOf(source: Source): string {
  if (source.kind === 'path') return source.paths.join('\n')
  return source.kind === 'template' ? source.template : source.value
}

function asSource(kind: string, text: string): Source {
  if (kind === 'template') return { kind: 'template', template: text }
  if (kind === 'fixed') return { kind: 'fixed', value: text }
  return {
    kind: 'path',
    paths: text
      .split('\n')
      .map((path) => path.trim())
      .filter((path) => path !== ''),
  }
}
