'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/trpc/client'

export function AddDomain() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [domain, setDomain] = useState('')
  const add = useMutation(
    trpc.matching.addDomain.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.matching.domains.queryFilter())
        setDomain('')
      },
    }),
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!add.isPending) add.mutate({ domain })
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3" noValidate>
      <div className="w-full sm:w-72">
        <Field label="Domain" error={add.error?.message}>
          {(control) => (
            <Input
              {...control}
              value={domain}
              onChange={(event) => setDomain(event.target.value)}
              placeholder="acme.com"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
      </div>
      <PermittedButton
        needs="admin"
        type="submit"
        variant="outline"
        busy={add.isPending}
        disabled={domain.trim() === ''}
      >
        Add domain
      </PermittedButton>
    </form>
  )
}
