'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { toast } from 'sonner'
import type { StoreDetail, StoreFarewell } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Callout } from '@/components/ui/callout'
import { TextLink } from '@/components/ui/text-link'
import { useTRPC } from '@/trpc/client'

const REFRESH_MS = 2_000

/** How far leaving a store has come, whom it did not let us change, and the ways out. */
export function StoreBeingLeft({ store }: { store: StoreDetail }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { data } = useQuery({
    ...trpc.stores.farewell.queryOptions({ id: store.id }),
    refetchInterval: REFRESH_MS,
  })
  const after = {
    onSuccess: () => queryClient.invalidateQueries(trpc.stores.pathFilter()),
    onError: ({ message }: { message: string }) =>
      void toast.error('Nothing was changed', { description: message }),
  }
  const stay = useMutation(trpc.stores.stay.mutationOptions(after))
  const retry = useMutation(trpc.stores.retryFarewell.mutationOptions(after))
  if (!data) return null
  if (data.isDisconnected)
    return (
      <Callout kind="good" title={`${store.name} is disconnected`}>
        <Link href="/stores" className="underline underline-offset-2">
          Back to the stores
        </Link>
      </Callout>
    )
  if (!data.underWay) return null
  const isRestricting = data.underWay.choice === 'restrict'
  return (
    <Callout
      kind="warning"
      title={
        isRestricting ? `Everyone is being restricted in ${store.name}` : `${store.name} is being handed over`
      }
      actions={
        <>
          {data.failed > 0 && (
            <PermittedButton
              needs="operator"
              size="sm"
              busy={retry.isPending}
              onClick={() => retry.mutate({ id: store.id })}
            >
              Try those again
            </PermittedButton>
          )}
          <PermittedButton
            needs="admin"
            size="sm"
            variant="outline"
            busy={stay.isPending}
            onClick={() => stay.mutate({ id: store.id })}
          >
            Stop, and stay connected
          </PermittedButton>
        </>
      }
    >
      <p>
        {progress(data)}{' '}
        {data.underWay.plan && (
          <TextLink href={`/previews/${data.underWay.plan.previewId}`}>What was previewed</TextLink>
        )}
      </p>
      <Failed farewell={data} />
    </Callout>
  )
}

function progress({ underWay, linked, restricted, isReachable, isPaused }: StoreFarewell): string {
  const wait = isPaused
    ? ' All writes are paused at the moment.'
    : isReachable
      ? ''
      : ' The store does not let Rollcall in at the moment.'
  return underWay?.choice === 'restrict'
    ? `${restricted.toLocaleString('en')} of ${linked.toLocaleString('en')} are done. The store disconnects by itself at the end.${wait}`
    : `${linked.toLocaleString('en')} are left. The store disconnects by itself at the end.${wait}`
}

function Failed({ farewell: { failed, failedPeople } }: { farewell: StoreFarewell }) {
  if (failed === 0) return null
  return (
    <div className="mt-2 grid gap-1">
      <p>
        {failed.toLocaleString('en')} could not be restricted yet and keep the store connected. Choosing
        “Keep” under Danger disconnects it all the same.
      </p>
      <ul className="list-disc pl-5">
        {failedPeople.map(({ id, name, reason }) => (
          <li key={id}>
            <Link href={`/people/${id}`} className="underline underline-offset-2">
              {name}
            </Link>
            {reason && `: ${reason.message} ${reason.fix}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
