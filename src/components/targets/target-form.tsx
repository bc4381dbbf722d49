'use client'

import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { type TargetKind } from '@/core/targets/settings'
import { AudienceFields } from './audience-fields'
import { EntraFields } from './entra-fields'
import { fieldOf, mistakesIn, type TargetValues } from './form-values'
import { OktaImportFields } from './okta-import-fields'
import { ScimFields } from './scim-fields'
import { WebhookFields } from './webhook-fields'

type Refusal = { message: string; data?: { field?: string } | null }

type TargetFormProps = {
  kind: TargetKind
  values: TargetValues
  /** A target that exists keeps its secret unless a new one is typed. */
  isNew: boolean
  busy: boolean
  save: ReactNode
  /** Sends the values; `refuse` shows what the service did not take, at its field. */
  onSave: (values: TargetValues, refuse: (refusal: Refusal) => void) => void
}

export function TargetForm({ kind, values, isNew, busy, save, onSave }: TargetFormProps) {
  const form = useForm<TargetValues>({ defaultValues: values })
  const { errors } = form.formState
  const refuse = ({ message, data }: Refusal) => {
    const field = data?.field === undefined ? undefined : fieldOf(kind, data.field)
    form.setError(field ?? 'root', { message })
  }
  const submit = form.handleSubmit((typed) => {
    const mistakes = mistakesIn(kind, typed, { isNew })
    mistakes.forEach(({ field, message }) => form.setError(field, { message }))
    if (mistakes.length === 0) onSave(typed, refuse)
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate autoComplete="off" className="grid gap-5">
      <FormError message={errors.root?.message} />
      <Field label="Name" hint="How teammates tell it apart." error={errors.name?.message}>
        {(control) => <Input autoComplete="off" {...control} {...form.register('name')} />}
      </Field>
      {kind === 'scim' && <ScimFields form={form} isNew={isNew} />}
      {kind === 'entra' && <EntraFields form={form} isNew={isNew} />}
      {kind === 'webhook' && <WebhookFields form={form} />}
      {kind === 'okta_import' && <OktaImportFields form={form} />}
      {kind !== 'csv' && kind !== 'okta_import' && <AudienceFields form={form} />}
      <PermittedButton needs="admin" type="submit" className="justify-self-end" busy={busy}>
        {save}
      </PermittedButton>
    </form>
  )
}
