'use client'

import { useQuery } from '@tanstack/react-query'
import type { Directory, DirectoryStake } from '@/components/answers'
import { FarewellForm } from '@/components/farewell/farewell-form'
import { usePreview } from '@/components/previews/use-preview'
import { Callout } from '@/components/ui/callout'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { count } from '@/components/ui/count'
import { Skeleton } from '@/components/ui/skeleton'
import { useTRPC } from '@/trpc/client'

/** Removes a directory, once somebody has said what becomes of its people. */
export function LeaveDirectory({ directory }: { directory: Pick<Directory, 'id' | 'name'> }) {
  const trpc = useTRPC()
  const preview = usePreview()
  const stake = useQuery(trpc.directories.stake.queryOptions({ id: directory.id }))
  return (
    <Card>
      <CardHeader>
        <CardTitle>Remove {directory.name}</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        {stake.isPending && <Skeleton className="h-40" />}
        {stake.isError && <Callout kind="error">{stake.error.message}</Callout>}
        {stake.data && (
          <>
            <p className="text-sm text-muted">{atStake(stake.data)}</p>
            <FarewellForm
              answers={answersFor(stake.data)}
              isBusy={preview.isPending || preview.isSuccess}
              onPreview={(choice) =>
                preview.mutate({ kind: 'leave-directory', directoryId: directory.id, choice })
              }
            />
          </>
        )}
      </CardBody>
    </Card>
  )
}

const atStake = ({ people, elsewhere, customers }: DirectoryStake) =>
  `It has ${count(people, 'person', 'people')}, ${elsewhere.toLocaleString('en')} of them also in another live directory; the others have ${count(customers, 'customer', 'customers')} in the stores. Its tokens and secrets end at once, and its address tells whoever asks that it was removed. Nobody loses anything unless you choose so here; the history stays.`

const answersFor = ({ people, elsewhere, customers, tags, roles }: DirectoryStake) => [
  {
    choice: 'keep' as const,
    title: 'Keep',
    meaning:
      'People stay as they last were, and nobody updates them any more: who leaves the organization keeps access. Whoever another live directory has is updated by that one alone.',
  },
  {
    choice: 'hand-over' as const,
    title: 'Hand to the merchants',
    meaning: `${count(customers, 'customer stays', 'customers stay')} as they are; ${count(tags, 'tag', 'tags')} and ${count(roles, 'company role', 'company roles')} become the merchants’ own, and Rollcall forgets them. Its mark stays on the customers and does nothing.`,
  },
  {
    choice: 'restrict' as const,
    title: 'Restrict',
    meaning: `${count(people - elsewhere, 'person leaves', 'people leave')} every store by its policy, grace period included; whoever another live directory has stays with that one. The guard does not stop it: confirming the preview is the approval.`,
  },
]
