'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyField } from '@/components/ui/copy-field'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useTRPC } from '@/trpc/client'

const overlaps = [
  { hours: '24', word: 'For 24 hours more' },
  { hours: '168', word: 'For 7 days more' },
  { hours: '', word: 'Until somebody revokes it' },
]

type NewSecretProps = { directoryId: string; hasOthers: boolean }

export function NewSecret({ directoryId, hasOthers }: NewSecretProps) {
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Dialog onOpenChange={() => setSecret(null)}>
      <DialogTrigger asChild>
        <PermittedButton needs="admin" size="sm">
          <Plus />
          New secret
        </PermittedButton>
      </DialogTrigger>
      {secret === null ? (
        <DialogContent
          title="New signing secret"
          description="Events may be signed with the new one at once."
        >
          <NewSecretForm directoryId={directoryId} hasOthers={hasOthers} onCreated={setSecret} />
        </DialogContent>
      ) : (
        <DialogContent title="Copy the signing secret now">
          <CopyField label="Signing secret" value={secret} />
          <Callout kind="warning">It is shown this once. Rollcall keeps it sealed.</Callout>
          <DialogClose asChild>
            <Button className="justify-self-end">I have copied it</Button>
          </DialogClose>
        </DialogContent>
      )}
    </Dialog>
  )
}

function NewSecretForm({
  directoryId,
  hasOthers,
  onCreated,
}: NewSecretProps & { onCreated: (secret: string) => void }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [hours, setHours] = useState('24')
  const create = useMutation(
    trpc.directories.createSecret.mutationOptions({
      onSuccess: async ({ secret }) => {
        onCreated(secret)
        await queryClient.invalidateQueries(trpc.directories.get.queryFilter({ id: directoryId }))
      },
    }),
  )
  const othersEndInHours = hasOthers && hours !== '' ? Number(hours) : undefined
  return (
    <div className="grid gap-5">
      <FormError message={create.error?.message} />
      {hasOthers && (
        <Field label="The secret that exists goes on working">
          {(control) => (
            <Select {...control} value={hours} onChange={({ target }) => setHours(target.value)}>
              {overlaps.map((overlap) => (
                <option key={overlap.hours} value={overlap.hours}>
                  {overlap.word}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Button
        className="justify-self-end"
        busy={create.isPending}
        onClick={() => create.mutate({ directoryId, othersEndInHours })}
      >
        Create secret
      </Button>
    </div>
  )
}
