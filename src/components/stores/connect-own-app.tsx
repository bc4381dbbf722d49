'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm, type FieldPath } from 'react-hook-form'
import { z } from 'zod'
import { FormError } from '@/components/auth/form-error'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { useTRPC } from '@/trpc/client'
import { OwnAppSettings } from './own-app-settings'
import { ShopField, shopAddress } from './shop-field'

const OwnApp = z.object({
  shop: shopAddress,
  clientId: z.string().trim().min(1, 'Paste the client ID from the Dev Dashboard.').max(200),
  clientSecret: z.string().trim().min(1, 'Paste the client secret from the Dev Dashboard.').max(200),
  auth: z.enum(['authorization_code', 'client_credentials']),
})

type OwnApp = z.infer<typeof OwnApp>

const isField = (name: unknown): name is FieldPath<OwnApp> =>
  name === 'shop' || name === 'clientId' || name === 'clientSecret'

/** Connects a store with an app that the organization has made in Shopify's Dev Dashboard. */
export function ConnectOwnApp() {
  const trpc = useTRPC()
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(OwnApp),
    defaultValues: { shop: '', clientId: '', clientSecret: '', auth: 'client_credentials' as const },
  })
  const { errors } = formState
  const connect = useMutation(
    trpc.stores.connectWithOwnApp.mutationOptions({
      onSuccess: (next) =>
        window.location.assign(
          'consentPage' in next
            ? next.consentPage
            : `/stores?${new URLSearchParams({ connected: next.connected })}`,
        ),
      onError: ({ data, message }) => setError(isField(data?.field) ? data.field : 'root', { message }),
    }),
  )
  const submit = handleSubmit((input) => connect.mutate(input))
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
      <OwnAppSettings />
      <FormError message={errors.root?.message} />
      <ShopField error={errors.shop?.message} {...register('shop')} />
      <Field label="Client ID" error={errors.clientId?.message}>
        {(control) => <Input autoComplete="off" spellCheck={false} {...control} {...register('clientId')} />}
      </Field>
      <Field
        label="Client secret"
        hint="Kept sealed and never shown again. To rotate it, connect the store again with the new one; the old one is believed for seven more days."
        error={errors.clientSecret?.message}
      >
        {(control) => <Input type="password" autoComplete="off" {...control} {...register('clientSecret')} />}
      </Field>
      <Field
        label="How access is granted"
        hint="Without a consent page, app and store must be of the same Shopify organization, and the app installed in the store from the Dev Dashboard."
        error={errors.auth?.message}
      >
        {(control) => (
          <Select {...control} {...register('auth')}>
            <option value="client_credentials">Same Shopify organization: no consent page</option>
            <option value="authorization_code">A person consents in the store</option>
          </Select>
        )}
      </Field>
      <Button type="submit" className="justify-self-end" busy={connect.isPending || connect.isSuccess}>
        Connect
      </Button>
    </form>
  )
}
