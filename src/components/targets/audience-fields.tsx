import { useWatch, type UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { DirectoryOptions } from './directory-options'
import type { TargetValues } from './form-values'

/** Whom a target is for. */
export function AudienceFields({
  form: { register, control, formState },
}: {
  form: UseFormReturn<TargetValues>
}) {
  const source = useWatch({ control, name: 'source' })
  const { errors } = formState
  return (
    <fieldset className="grid gap-5 border-t pt-5">
      <legend className="sr-only">Whom it is for</legend>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label="People" hint="Of directories that are live.">
          {(field) => (
            <Select {...field} {...register('source')}>
              <option value="all">Everyone, wherever they come from</option>
              <option value="stores">Those whom a store has brought</option>
              <option value="directory">Everyone of one directory</option>
            </Select>
          )}
        </Field>
        {source === 'directory' && (
          <Field label="Directory" error={errors.sourceDirectoryId?.message}>
            {(field) => (
              <Select {...field} {...register('sourceDirectoryId')}>
                <option value="">Choose a directory</option>
                <DirectoryOptions />
              </Select>
            )}
          </Field>
        )}
      </div>
      <Field
        label="Condition"
        hint={
          <>
            A SCIM filter over the person and their groups, such as{' '}
            <code className="font-mono">groups.display eq &quot;Staff&quot;</code>. Empty means everyone. Who
            no longer meets it leaves the target.
          </>
        }
        error={errors.condition?.message}
      >
        {(field) => <Input className="font-mono" spellCheck={false} {...field} {...register('condition')} />}
      </Field>
      <Field
        label="It feeds the directory"
        hint="Whom that directory knows is never written back to it. None, if it is another website."
        error={errors.directoryId?.message}
      >
        {(field) => (
          <Select {...field} {...register('directoryId')}>
            <option value="">None of ours</option>
            <DirectoryOptions />
          </Select>
        )}
      </Field>
    </fieldset>
  )
}
