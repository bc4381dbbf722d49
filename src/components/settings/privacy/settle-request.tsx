'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ComplianceRequest } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { useTRPC } from '@/trpc/client'

export function SettleRequest({ request }: { request: ComplianceRequest }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const settle = useMutation(
    trpc.compliance.settle.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.compliance.list.queryFilter())
        setOpen(false)
      },
    }),
  )
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline" size="sm">
          Handed over
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Has the shopper got their data?"
        description="The request is closed, and the history says who closed it. The export stays available."
      >
        <FormError message={settle.error?.message} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button variant="outline">Not yet</Button>
          </DialogClose>
          <Button busy={settle.isPending} onClick={() => settle.mutate({ id: request.id })}>
            Yes, close the request
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
