'use client'

import { useState, type FormEvent } from 'react'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { GuardFields, type Limits } from './guard-fields'

type GuardFormProps = {
  limits: Limits
  busy: boolean
  problem: string | undefined
  onSave: (limits: Limits) => void
}

export function GuardForm({ limits, busy, problem, onSave }: GuardFormProps) {
  const [draft, setDraft] = useState(limits)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(limits)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave(draft)
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <FormError message={problem} />
      <GuardFields limits={draft} onChange={setDraft} />
      <PermittedButton
        needs="admin"
        type="submit"
        className="justify-self-start"
        busy={busy}
        disabled={!isChanged}
      >
        Save the guard
      </PermittedButton>
    </form>
  )
}
