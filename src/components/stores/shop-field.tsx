'use client'

import type { ComponentProps } from 'react'
import { z } from 'zod'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

export const shopAddress = z
  .string()
  .trim()
  .min(1, 'Type the address of the store, such as acme.myshopify.com.')

type ShopFieldProps = Omit<ComponentProps<typeof Input>, 'id'> & { error: string | undefined }

export function ShopField({ error, ...input }: ShopFieldProps) {
  return (
    <Field
      label="Store address"
      hint="The name, the .myshopify.com address, or a link out of the Shopify admin."
      error={error}
    >
      {(control) => (
        <Input
          placeholder="acme.myshopify.com"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...control}
          {...input}
        />
      )}
    </Field>
  )
}
