import type { UseFormReturn } from 'react-hook-form'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { TargetValues } from './form-values'

type FieldsProps = { form: UseFormReturn<TargetValues>; isNew: boolean }

export function EntraFields({ form: { register, formState }, isNew }: FieldsProps) {
  const { errors } = formState
  return (
    <>
      <EntraSteps />
      <Field
        label="Provisioning API endpoint"
        hint="From the app’s Provisioning → Overview → View technical information."
        error={errors.endpoint?.message}
      >
        {(field) => (
          <Input
            type="url"
            placeholder="https://graph.microsoft.com/v1.0/servicePrincipals/…/synchronization/jobs/…/bulkUpload"
            spellCheck={false}
            {...field}
            {...register('endpoint')}
          />
        )}
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label="Directory (tenant) ID" error={errors.tenantId?.message}>
          {(field) => <Input spellCheck={false} {...field} {...register('tenantId')} />}
        </Field>
        <Field label="Application (client) ID" error={errors.clientId?.message}>
          {(field) => <Input spellCheck={false} {...field} {...register('clientId')} />}
        </Field>
        <Field
          label="Client secret"
          hint={
            isNew
              ? 'Its value, not its ID. Kept sealed, and never shown again.'
              : 'Leave it empty to keep the one that is there.'
          }
          error={errors.clientSecret?.message}
        >
          {(field) => (
            <Input type="password" autoComplete="new-password" {...field} {...register('clientSecret')} />
          )}
        </Field>
        <Field
          label="externalId is"
          hint="What Entra matches people by. Its employeeId holds 16 characters, too few for Rollcall’s id."
          error={errors.identifier?.message}
        >
          {(field) => (
            <Select {...field} {...register('identifier')}>
              <option value="userName">The user name</option>
              <option value="employeeNumber">The employee number</option>
              <option value="externalId">The directory’s externalId</option>
              <option value="id">Rollcall’s id</option>
            </Select>
          )}
        </Field>
      </div>
    </>
  )
}

function EntraSteps() {
  return (
    <Callout kind="note" title="In the Entra admin center, once">
      <ol className="ml-4 grid list-decimal gap-1">
        <li>
          Enterprise apps → New application → <b>API-driven provisioning to Microsoft Entra ID</b> → Create,
          then Provisioning mode Automatic and Start provisioning.
        </li>
        <li>
          App registrations → New registration → API permissions → Microsoft Graph → Application permissions:{' '}
          <code className="font-mono">SynchronizationData-User.Upload</code> and{' '}
          <code className="font-mono">ProvisioningLog.Read.All</code> → Grant admin consent.
        </li>
        <li>Certificates &amp; secrets → New client secret; copy its value.</li>
        <li>
          In the provisioning app’s attribute mapping, let the matching attribute be the one that you choose
          below.
        </li>
      </ol>
    </Callout>
  )
}
