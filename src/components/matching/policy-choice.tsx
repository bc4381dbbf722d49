'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import type { MatchingPolicy } from '@/components/answers'
import { useMissingPermission } from '@/components/teammate/use-missing-permission'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { useTRPC } from '@/trpc/client'

const policies: { policy: MatchingPolicy; name: string; says: string }[] = [
  {
    policy: 'review',
    name: 'Ask a teammate',
    says: 'Nobody is taken over before one of you has compared the two under Matches.',
  },
  {
    policy: 'verified-domain',
    name: 'Take over on verified domains',
    says: 'A customer with exactly the person’s e-mail address is theirs if the domain is verified below. Everything else is asked.',
  },
  {
    policy: 'never',
    name: 'Never',
    says: 'A person whose address a customer has already gets no customer in that store, and their page says why.',
  },
]

export function PolicyChoice({ directoryId, policy }: { directoryId: string; policy: MatchingPolicy }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const missing = useMissingPermission('admin')
  const change = useMutation(
    trpc.matching.setPolicy.mutationOptions({
      onSuccess: () => void toast.success('Matching was changed'),
      onError: ({ message }) => void toast.error('It was not changed', { description: message }),
      onSettled: () => queryClient.invalidateQueries(trpc.matching.policy.queryFilter({ id: directoryId })),
    }),
  )
  const shown = change.isPending ? change.variables.policy : policy
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>When a store has a customer with the same address</CardTitle>
          <p className="text-sm text-muted">
            Rollcall looks for its own key first, then for exactly the same e-mail address, then for the phone
            number. A phone number alone, or two customers that match, always ask a teammate.
          </p>
        </div>
      </CardHeader>
      <CardBody>
        <fieldset disabled={Boolean(missing) || change.isPending} className="grid gap-2">
          <legend className="sr-only">What happens with customers that exist already</legend>
          {policies.map(({ policy: value, name, says }) => (
            <label
              key={value}
              className="flex cursor-pointer gap-3 rounded-md border p-3 has-checked:border-brand has-checked:bg-brand-soft/50 has-disabled:cursor-not-allowed"
            >
              <input
                type="radio"
                name="matching"
                className="mt-1 accent-brand"
                checked={shown === value}
                onChange={() => change.mutate({ id: directoryId, policy: value })}
              />
              <span className="grid gap-0.5">
                <span className="text-sm font-medium">{name}</span>
                <span className="text-sm text-muted">{says}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {missing && <p className="mt-2 text-xs text-muted">{missing}</p>}
      </CardBody>
    </Card>
  )
}
