'use client'

import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { AuthHeading } from '@/components/auth/auth-heading'
import { FormError } from '@/components/auth/form-error'
import { SignOutButton } from '@/components/auth/sign-out-button'
import { useSwitchOrganization } from '@/components/organizations/use-switch-organization'
import { useTRPC } from '@/trpc/client'
import { NewOrganization } from './new-organization'

/** Asks to which organization the installed store belongs, and connects it there. */
export function ChooseOrganization({ shop, email }: { shop: string; email: string }) {
  const trpc = useTRPC()
  const { data: organizations } = useSuspenseQuery(trpc.organizations.list.queryOptions())
  const switchTo = useSwitchOrganization()
  const claim = useMutation(
    trpc.installs.claim.mutationOptions({
      onSuccess: (connected, { organizationId }) =>
        switchTo(organizationId, `/stores?${new URLSearchParams({ connected })}`),
    }),
  )
  const isUnderWay = claim.isPending || claim.isSuccess
  return (
    <>
      <AuthHeading title={`Connect ${shop}`}>
        Choose the organization whose people become customers of this store. You are signed in as {email}.
      </AuthHeading>
      <FormError message={claim.error?.message} />
      {organizations.length > 0 && (
        <ul aria-label="Your organizations" className="divide-y rounded-lg border bg-surface">
          {organizations.map(({ id, name, role }) => (
            <li key={id}>
              <button
                type="button"
                disabled={isUnderWay || !mayConnect(role)}
                onClick={() => claim.mutate({ organizationId: id })}
                className="flex min-h-11 w-full items-center gap-3 px-3.5 py-2 text-left text-sm transition-colors hover:bg-sunken disabled:opacity-55"
              >
                <span className="min-w-0 flex-1 truncate">Connect to {name}</span>
                <span className="text-xs text-muted">{mayConnect(role) ? role : `${role}: needs admin`}</span>
                <ArrowRight className="size-4 text-faint" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <NewOrganization
        isFirst={organizations.length === 0}
        isUnderWay={isUnderWay}
        onCreated={(organizationId) => claim.mutate({ organizationId })}
      />
      <p className="text-sm text-muted">
        Does your company use Rollcall already? Ask one of its owners to invite {email}, then open Rollcall
        again from your Shopify admin.
      </p>
      <SignOutButton />
    </>
  )
}

const mayConnect = (role: string) => role === 'owner' || role === 'admin'
