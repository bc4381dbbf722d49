'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { ArrowRight, Plus } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/trpc/client'

const Shop = z.object({
  shop: z.string().trim().min(1, 'Type the address of the store, such as acme.myshopify.com.'),
})

/** Asks for the store's address and goes to Shopify's consent page. */
export function ConnectStore() {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <PermittedButton needs="admin">
          <Plus />
          Connect store
        </PermittedButton>
      </DialogTrigger>
      <DialogContent
        title="Connect a store"
        description="Shopify asks for permission next. Whoever grants it must be allowed to install apps in the store."
      >
        <ConnectForm />
      </DialogContent>
    </Dialog>
  )
}

function ConnectForm() {
  const trpc = useTRPC()
  const { register, handleSubmit, setError, formState } = useForm({ resolver: zodResolver(Shop) })
  const begin = useMutation(
    trpc.stores.beginConnect.mutationOptions({
      // A browser navigation, not a form post: the content security policy keeps forms inside the portal.
      onSuccess: (consentPage) => window.location.assign(consentPage),
      onError: ({ message }) => setError('shop', { message }),
    }),
  )
  const submit = handleSubmit((shop) => begin.mutate(shop))
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
      <Field
        label="Store address"
        hint="The name, the .myshopify.com address, or a link out of the Shopify admin."
        error={formState.errors.shop?.message}
      >
        {(control) => (
          <Input
            placeholder="acme.myshopify.com"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...control}
            {...register('shop')}
          />
        )}
      </Field>
      <Button type="submit" className="justify-self-end" busy={begin.isPending || begin.isSuccess}>
        Continue to Shopify
        <ArrowRight />
      </Button>
    </form>
  )
}
