'use client'

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { FoundCustomer } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { count } from '@/components/ui/count'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { useTRPC } from '@/trpc/client'

type CustomerPickerProps = {
  linkId: string
  chosen: string | null
  onChoose: (customerId: string | null) => void
}

/** Looks for a customer of the store and lets one be chosen; somebody else's, and the current one, cannot be. */
export function CustomerPicker({ linkId, chosen, onChoose }: CustomerPickerProps) {
  const trpc = useTRPC()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const query = useQuery({
    ...trpc.repair.findCustomers.queryOptions({ linkId, text: wanted }),
    enabled: wanted.length >= 2,
    retry: false,
  })
  return (
    <div className="grid gap-3">
      <Field
        label="Customer"
        hint="A whole e-mail address, a phone number with its country code, or the number in the customer’s address in Shopify. Parts of a name are found in the last comparison."
      >
        {(control) => (
          <Input
            {...control}
            type="search"
            value={text}
            autoFocus
            onChange={(event) => {
              setText(event.target.value)
              onChoose(null)
            }}
          />
        )}
      </Field>
      <FormError message={query.error?.message} />
      {query.isFetching && !query.data && <Skeleton className="h-16" />}
      {query.data && wanted.length >= 2 && (
        <fieldset className="grid gap-2">
          <legend className="sr-only">Customers found</legend>
          {query.data.length === 0 && (
            <p role="status" className="text-sm text-muted">
              The store has no such customer.
            </p>
          )}
          {query.data.map((customer) => (
            <Choice
              key={customer.customerId}
              customer={customer}
              checked={chosen === customer.customerId}
              onChoose={() => onChoose(customer.customerId)}
            />
          ))}
        </fieldset>
      )}
    </div>
  )
}

type ChoiceProps = { customer: FoundCustomer; checked: boolean; onChoose: () => void }

function Choice({ customer, checked, onChoose }: ChoiceProps) {
  const { name, email, phone, orders, holder, isCurrent } = customer
  const taken = isCurrent ? 'the current customer' : holder && `belongs to ${holder}`
  return (
    <label className="flex cursor-pointer gap-3 rounded-md border p-3 has-checked:border-brand has-checked:bg-brand-soft/50 has-disabled:cursor-not-allowed has-disabled:opacity-60">
      <input
        type="radio"
        name="customer"
        className="mt-1 accent-brand"
        checked={checked}
        disabled={Boolean(taken)}
        onChange={onChoose}
      />
      <span className="grid min-w-0 gap-0.5 text-sm">
        <span className="font-medium">{name ?? 'No name'}</span>
        <span className="break-all text-muted">
          {[email, phone].filter(Boolean).join(' · ') || 'no contact'}
        </span>
        <span className="text-xs text-muted">{taken || count(orders, 'order', 'orders')}</span>
      </span>
    </label>
  )
}
