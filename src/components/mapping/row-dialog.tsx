'use client'

import { useState } from 'react'
import type { MappingRow } from '@/components/answers'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { fieldLabel } from '@/core/mapping/field-label'
import { metafieldTypes } from '@/core/mapping/metafield-types'
import { isMetafield, standardFields } from '@/core/reconcile/customer-store'
import { SeenAttributes } from './seen-attributes'
import { cleanSource, SourceFields } from './source-fields'
import { StoreOverrides } from './store-overrides'

type RowDialogProps = {
  row: MappingRow
  directoryId: string
  onKeep: (row: MappingRow) => void
  onClose: () => void
}

const METAFIELD = 'metafield'

/** One row of a mapping: which field, from where, and who owns it. */
export function RowDialog({ row, directoryId, onKeep, onClose }: RowDialogProps) {
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
            onKeep(cleaned(edited))
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
          {source.kind === 'path' && (
            <SeenAttributes
              directoryId={directoryId}
              onPick={(path) => change({ source: { kind: 'path', paths: [path] } })}
            />
          )}
          <StoreOverrides stores={edited.stores} onChange={(stores) => change({ stores })} />
          <Field label="Owner" hint={meaningOf(owner, source)}>
            {({ id }) => (
              <Select
                id={id}
                value={owner}
                onChange={({ target }) => change({ owner: ownerOf(target.value) })}
              >
                <option value="directory">The directory</option>
                <option value="store">The store</option>
                <option value="newest" disabled={source.kind !== 'path'}>
                  The newest edit
                </option>
                <option value="ask" disabled={source.kind !== 'path'}>
                  Ask when both change
                </option>
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

/** What an owner means for an edit in a store; a template and a fixed value know no way back. */
function meaningOf(owner: MappingRow['owner'], { kind }: MappingRow['source']): string {
  if (owner === 'directory') return 'An edit in a store is put back.'
  if (kind === 'path')
    return 'An edit in a store that counts goes to the other stores and back into the directory.'
  const what = kind === 'template' ? 'a template' : 'a fixed value'
  return owner === 'store'
    ? `An edit in a store goes to the other stores. It cannot go back into the directory or to write-back targets, because ${what} has no way back.`
    : `Choose the directory or the store: an edit cannot go back into ${what}.`
}

const cleaned = (row: MappingRow): MappingRow => ({
  ...row,
  source: cleanSource(row.source),
  stores: Object.fromEntries(
    Object.entries(row.stores).map(([id, source]) => [id, source && cleanSource(source)]),
  ),
})

const ownerOf = (text: string): MappingRow['owner'] =>
  text === 'store' || text === 'newest' || text === 'ask' ? text : 'directory'
