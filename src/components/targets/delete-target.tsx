'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import type { Target } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/trpc/client'

export function DeleteTarget({ target: { id, name, people } }: { target: Target }) {
  const router = useRouter()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [typedName, setTypedName] = useState('')
  const remove = useMutation(
    trpc.targets.remove.mutationOptions({
      onSuccess: async () => {
        router.push('/targets')
        await queryClient.invalidateQueries(trpc.targets.list.queryFilter())
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    remove.mutate({ id, typedName })
  }
  return (
    <Card>
      <CardHeader>
        <CardTitle>Delete this target</CardTitle>
        <Dialog onOpenChange={() => setTypedName('')}>
          <DialogTrigger asChild>
            <PermittedButton needs="admin" variant="danger" size="sm">
              Delete target
            </PermittedButton>
          </DialogTrigger>
          <DialogContent
            title={`Delete ${name}?`}
            description={`Rollcall stops writing to it and forgets who is who. The ${people} people there stay as they are; to take them away, first let the condition hold for nobody.`}
          >
            <form onSubmit={submit} className="grid gap-5">
              <Field label={`Type ${name} to go on`} error={remove.error?.message}>
                {(control) => (
                  <Input
                    autoComplete="off"
                    value={typedName}
                    onChange={(event) => setTypedName(event.currentTarget.value)}
                    {...control}
                  />
                )}
              </Field>
              <div className="flex flex-wrap justify-end gap-2">
                <DialogClose asChild>
                  <Button variant="outline">Keep it</Button>
                </DialogClose>
                <Button
                  type="submit"
                  variant="danger"
                  disabled={typedName.trim() !== name}
                  busy={remove.isPending || remove.isSuccess}
                >
                  Delete target
                </Button>
              </div>
            </form>
          </DialogContent>
        </Dialog>
      </CardHeader>
      <CardBody className="text-sm text-muted">Nothing is taken away from the people who are there.</CardBody>
    </Card>
  )
}
