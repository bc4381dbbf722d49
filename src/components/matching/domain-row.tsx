'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { BadgeCheck, Clock, RefreshCw, Trash2 } from 'lucide-react'
import { toast } from 'sonner'
import type { VerifiedDomain } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Badge } from '@/components/ui/badge'
import { CopyField } from '@/components/ui/copy-field'
import { RelativeTime } from '@/components/ui/relative-time'
import { useTRPC } from '@/trpc/client'

/** One domain: proved, or what has to be added to its DNS. */
export function DomainRow({ domain }: { domain: VerifiedDomain }) {
  const { id, verifiedAt, checkedAt, problem, record } = domain
  return (
    <li className="grid gap-3 p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="font-medium">{domain.domain}</span>
        {verifiedAt ? (
          <Badge tone="ok" icon={BadgeCheck}>
            Verified
          </Badge>
        ) : (
          <Badge tone="wait" icon={Clock}>
            Not verified
          </Badge>
        )}
        {checkedAt && (
          <span className="text-xs text-muted">
            looked at <RelativeTime at={checkedAt} />
          </span>
        )}
        <Actions id={id} name={domain.domain} />
      </div>
      {problem && <p className="text-sm text-bad">{problem}</p>}
      {!verifiedAt && (
        <CopyField
          label={`TXT record of ${domain.domain}`}
          value={record}
          hint="Add it in the domain’s DNS, at the domain itself (host @), beside whatever TXT records are there."
        />
      )}
    </li>
  )
}

function Actions({ id, name }: { id: string; name: string }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const settled = {
    onSettled: () => queryClient.invalidateQueries(trpc.matching.domains.queryFilter()),
    onError: ({ message }: { message: string }) =>
      void toast.error('It did not work', { description: message }),
  }
  const check = useMutation(trpc.matching.checkDomain.mutationOptions(settled))
  const remove = useMutation(trpc.matching.removeDomain.mutationOptions(settled))
  return (
    <span className="ml-auto flex gap-1">
      <PermittedButton
        needs="operator"
        variant="ghost"
        size="sm"
        busy={check.isPending}
        onClick={() => check.mutate({ id })}
      >
        {!check.isPending && <RefreshCw />}
        Check now
      </PermittedButton>
      <PermittedButton
        needs="admin"
        variant="ghost"
        size="icon"
        aria-label={`Remove ${name}`}
        busy={remove.isPending}
        onClick={() => remove.mutate({ id })}
      >
        {!remove.isPending && <Trash2 />}
      </PermittedButton>
    </span>
  )
}
