'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { useTRPC } from '@/trpc/client'
import { ShopField, shopAddress } from './shop-field'

const Shop = z.object({ shop: shopAddress })

/** Goes to Shopify's consent page of the store that is typed. */
export function ConnectForm() {
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
      <ShopField error={formState.errors.shop?.message} {...register('shop')} />
      <Button type="submit" className="justify-self-end" busy={begin.isPending || begin.isSuccess}>
        Continue to Shopify
        <ArrowRight />
      </Button>
    </form>
  )
}
