'use client'

import { useState, type FormEvent } from 'react'
import type { Preview } from '@/components/answers'
import { useApply } from '@/components/previews/use-apply'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** Says a goodbye that was previewed: the name of what is left is typed as a signature. */
export function FarewellConfirm({ preview: { id, kind, farewell } }: { preview: Preview }) {
  const apply = useApply(id)
  const [typed, setTyped] = useState('')
  if (!farewell || farewell.confirmation === null) return null
  const { choice, confirmation } = farewell
  const isTyped = typed.trim().toLowerCase() === confirmation.trim().toLowerCase()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isTyped) apply.mutate({ id, confirmation: typed })
  }
  return (
    <Card>
      <CardHeader>
        <CardTitle>Confirm</CardTitle>
      </CardHeader>
      <CardBody>
        <form onSubmit={submit} className="flex max-w-2xl flex-wrap items-end gap-3">
          <div className="min-w-64 flex-1">
            <Field label={`Type ${confirmation} to confirm`}>
              {(control) => (
                <Input
                  autoComplete="off"
                  spellCheck={false}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  {...control}
                />
              )}
            </Field>
          </div>
          <PermittedButton
            needs="admin"
            type="submit"
            variant="danger"
            busy={apply.isPending}
            disabled={!isTyped}
          >
            {actions[kind === 'leave-store' ? 'store' : 'directory'][choice]}
          </PermittedButton>
        </form>
      </CardBody>
    </Card>
  )
}

const actions = {
  store: {
    keep: 'Disconnect and keep',
    'hand-over': 'Hand over and disconnect',
    restrict: 'Restrict everyone, then disconnect',
  },
  directory: {
    keep: 'Remove and keep people',
    'hand-over': 'Hand over and remove',
    restrict: 'Restrict everyone and remove',
  },
}
