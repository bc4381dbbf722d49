'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePreview } from '@/components/previews/use-preview'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/trpc/client'

type SaveBarProps = { base: number; configuration: unknown; onDiscard: () => void }

/** What is wrong with a changed configuration; else the way to its preview, where it is applied. */
export function SaveBar({ base, configuration, onDiscard }: SaveBarProps) {
  const trpc = useTRPC()
  const preview = usePreview()
  const [note, setNote] = useState('')
  const { data: checked } = useQuery({
    ...trpc.configuration.validate.queryOptions({ configuration }),
    placeholderData: (before) => before,
  })
  const problems = checked && !checked.ok ? checked.problems : []
  const onSave = () => preview.mutate({ kind: 'configuration', base, configuration, note })
  return (
    <Callout
      kind={problems.length > 0 ? 'error' : 'note'}
      title={problems.length > 0 ? 'This cannot be saved yet' : 'Changed, not saved'}
      actions={
        <>
          <PermittedButton
            needs="admin"
            size="sm"
            disabled={problems.length > 0}
            busy={preview.isPending || preview.isSuccess}
            onClick={onSave}
          >
            Preview and save
          </PermittedButton>
          <Button variant="outline" size="sm" onClick={onDiscard}>
            Discard
          </Button>
        </>
      }
    >
      {problems.length > 0 ? (
        <ul className="grid gap-1">
          {problems.map(({ at, where, message, position }) => (
            <li key={`${at} ${message}`}>
              <span className="font-medium text-ink">{where}</span>
              {position && ` (line ${position.line}, position ${position.column})`}: {message}
            </li>
          ))}
        </ul>
      ) : (
        <div className="grid max-w-md gap-2">
          <p>
            The preview shows for each store whom this concerns and how. Nothing is written before you apply
            it.
          </p>
          <Field label="Note for the history">
            {(control) => (
              <Input
                {...control}
                value={note}
                maxLength={500}
                onChange={({ target }) => setNote(target.value)}
              />
            )}
          </Field>
        </div>
      )}
    </Callout>
  )
}
