'use client'

import { useQuery } from '@tanstack/react-query'
import type { StoreDetail, StoreFarewell } from '@/components/answers'
import { FarewellForm } from '@/components/farewell/farewell-form'
import { usePreview } from '@/components/previews/use-preview'
import { Callout } from '@/components/ui/callout'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { count } from '@/components/ui/count'
import { Skeleton } from '@/components/ui/skeleton'
import { useTRPC } from '@/trpc/client'

/** Disconnects a store, once somebody has said what becomes of its people. */
export function LeaveStore({ store }: { store: StoreDetail }) {
  const trpc = useTRPC()
  const preview = usePreview()
  const farewell = useQuery(trpc.stores.farewell.queryOptions({ id: store.id }))
  return (
    <Card>
      <CardHeader>
        <CardTitle>Disconnect {store.name}</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        {farewell.isPending && <Skeleton className="h-40" />}
        {farewell.isError && <Callout kind="error">{farewell.error.message}</Callout>}
        {farewell.data && (
          <>
            <Stake farewell={farewell.data} />
            <FarewellForm
              answers={answersFor(farewell.data)}
              isBusy={preview.isPending || preview.isSuccess}
              onPreview={(choice) => preview.mutate({ kind: 'leave-store', storeId: store.id, choice })}
            />
          </>
        )}
      </CardBody>
    </Card>
  )
}

function Stake({ farewell: { linked, restricted, tags, roles, isReachable } }: { farewell: StoreFarewell }) {
  return (
    <>
      <p className="text-sm text-muted">
        {count(linked, 'person is linked', 'people are linked')} with a customer of this store, {restricted}{' '}
        of them restricted; {count(tags, 'tag', 'tags')} and {count(roles, 'company role', 'company roles')}{' '}
        on them are Rollcall’s. Nobody loses anything unless you choose so here.
      </p>
      {!isReachable && (
        <Callout kind="warning" title="The store does not let Rollcall in at the moment">
          Restricting waits until it does. Handing over then leaves Rollcall’s own mark on the customers,
          which does nothing without Rollcall.
        </Callout>
      )}
    </>
  )
}

const answersFor = ({ linked, restricted, tags, roles }: StoreFarewell) => [
  {
    choice: 'keep' as const,
    title: 'Keep',
    meaning:
      'Customers stay as they are, and nobody updates them any more, leavers included. Connecting the store again goes on with the same links.',
  },
  {
    choice: 'hand-over' as const,
    title: 'Hand to the merchant',
    meaning: `Customers stay as they are; ${count(tags, 'tag', 'tags')} and ${count(roles, 'company role', 'company roles')} become the merchant’s own, and Rollcall forgets them. Nothing is ever taken away by Rollcall afterwards.`,
  },
  {
    choice: 'restrict' as const,
    title: 'Restrict',
    meaning: `${count(linked - restricted, 'person loses', 'people lose')} access there now, by this store’s policy and without a grace period. The guard does not stop it: confirming the preview is the approval. The store disconnects by itself when everyone is done.`,
  },
]
