import type { UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { TargetValues } from './form-values'

export function WebhookFields({ form: { register, formState } }: { form: UseFormReturn<TargetValues> }) {
  return (
    <Field
      label="Address"
      hint="It gets a POST in the form of Standard Webhooks: user.created, user.updated, user.deactivated, user.reactivated."
      error={formState.errors.url?.message}
    >
      {(field) => (
        <Input
          type="url"
          placeholder="https://example.com/hooks/rollcall"
          spellCheck={false}
          {...field}
          {...register('url')}
        />
      )}
    </Field>
  )
}
