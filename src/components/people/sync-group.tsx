'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { count } from '@/components/ui/count'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { useTRPC } from '@/trpc/client'

const BUSY_MS = 1_000

/** Syncs everybody in one group again, and shows how far it is. */
export function SyncGroup() {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline">
          <UsersRound />
          Sync a group
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Sync a group now"
        description="Everybody in it, nested groups included, is reconciled with every store at once. What is in step already costs nothing."
      >
        {open && <GroupForm />}
      </DialogContent>
    </Dialog>
  )
}

function GroupForm() {
  const trpc = useTRPC()
  const groups = useQuery(trpc.repair.groups.queryOptions())
  const [chosen, setChosen] = useState('')
  const sync = useMutation(trpc.repair.syncGroup.mutationOptions())
  if (groups.isError) return <FormError message={groups.error.message} />
  if (!groups.data) return <Skeleton className="h-24" />
  if (groups.data.length === 0)
    return <p className="text-sm text-muted">No directory has pushed a group yet.</p>
  const id = chosen || (groups.data[0]?.id ?? '')
  return (
    <div className="grid gap-4">
      <Field label="Group">
        {(control) => (
          <Select
            {...control}
            value={id}
            onChange={({ target }) => {
              setChosen(target.value)
              sync.reset()
            }}
          >
            {groups.data.map((group) => (
              <option key={group.id} value={group.id}>
                {group.displayName} · {group.directory}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <FormError message={sync.error?.message} />
      {sync.isSuccess && <Progress id={id} people={sync.data.people} />}
      <PermittedButton
        needs="operator"
        className="justify-self-end"
        busy={sync.isPending}
        onClick={() => sync.mutate({ id })}
      >
        Sync now
      </PermittedButton>
    </div>
  )
}

function Progress({ id, people }: { id: string; people: number }) {
  const trpc = useTRPC()
  const { data } = useQuery({
    ...trpc.repair.groupProgress.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.moving === 0 ? false : BUSY_MS),
  })
  if (!data) return <Skeleton className="h-10" />
  const { total, moving, verified, failed } = data
  return (
    <div className="grid gap-1.5" role="status">
      <progress
        className="h-2 w-full accent-brand"
        max={Math.max(total, 1)}
        value={total - moving}
        aria-label="Synced"
      />
      <p className="text-sm text-muted">
        {count(people, 'person', 'people')}: {verified} of {count(total, 'customer', 'customers')} in step
        {moving > 0 && `, ${moving} to go`}
        {failed > 0 && `, ${failed} failed`}
      </p>
    </div>
  )
}
