import type { UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { DirectoryOptions } from './directory-options'
import type { TargetValues } from './form-values'

export function OktaImportFields({ form: { register, formState } }: { form: UseFormReturn<TargetValues> }) {
  return (
    <Field
      label="Okta reads the users of"
      hint="The directory whose SCIM base URL your Okta application has."
      error={formState.errors.importedBy?.message}
    >
      {(field) => (
        <Select {...field} {...register('importedBy')}>
          <option value="">Choose a directory</option>
          <DirectoryOptions />
        </Select>
      )}
    </Field>
  )
}
