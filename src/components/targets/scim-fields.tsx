import { useWatch, type UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { TargetValues } from './form-values'

type FieldsProps = { form: UseFormReturn<TargetValues>; isNew: boolean }

export function ScimFields({ form: { register, control, formState }, isNew }: FieldsProps) {
  const auth = useWatch({ control, name: 'auth' })
  const { errors } = formState
  return (
    <>
      <Field label="SCIM base URL" hint="Without /Users at its end." error={errors.url?.message}>
        {(field) => (
          <Input
            type="url"
            placeholder="https://example.com/scim/v2"
            spellCheck={false}
            {...field}
            {...register('url')}
          />
        )}
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label="Signs in with">
          {(field) => (
            <Select {...field} {...register('auth')}>
              <option value="bearer">A bearer token</option>
              <option value="basic">A user name and password</option>
              <option value="header">A header of its own</option>
            </Select>
          )}
        </Field>
        {auth === 'basic' && (
          <Field label="User name" error={errors.username?.message}>
            {(field) => <Input spellCheck={false} {...field} {...register('username')} />}
          </Field>
        )}
        {auth === 'header' && (
          <Field label="Name of the header" error={errors.headerName?.message}>
            {(field) => <Input spellCheck={false} {...field} {...register('headerName')} />}
          </Field>
        )}
        <Field
          label={auth === 'basic' ? 'Password' : 'Token'}
          hint={
            isNew ? 'Kept sealed, and never shown again.' : 'Leave it empty to keep the one that is there.'
          }
          error={errors.token?.message}
        >
          {(field) => <Input type="password" autoComplete="new-password" {...field} {...register('token')} />}
        </Field>
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label="Whoever leaves is">
          {(field) => (
            <Select {...field} {...register('leaving')}>
              <option value="deactivate">Switched off (active: false)</option>
              <option value="delete">Deleted</option>
            </Select>
          )}
        </Field>
        <Field label="Changes are sent by" hint="Choose PUT where the service knows no PATCH.">
          {(field) => (
            <Select {...field} {...register('updates')}>
              <option value="patch">PATCH: what changed</option>
              <option value="put">PUT: everything</option>
            </Select>
          )}
        </Field>
      </div>
    </>
  )
}
