'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StoreComparison } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { useTRPC } from '@/trpc/client'

/** Forgets what was agreed with a store and reads everything anew, for when its memory is in doubt. */
export function Rebuild({ store, disabled }: { store: StoreComparison; disabled: boolean }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const rebuild = useMutation(
    trpc.drift.compare.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.drift.pathFilter())
        setOpen(false)
      },
    }),
  )
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <PermittedButton
        needs="admin"
        variant="ghost"
        size="sm"
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        Re-sync from scratch
      </PermittedButton>
      <DialogContent
        title={`Re-sync ${store.name} from scratch?`}
        description="Rollcall forgets what it had agreed with this store, reads every customer anew, and reconciles everybody with what the directories say. Merchants’ own tags and shoppers’ own details stay. It takes as long as a first sync."
      >
        <FormError message={rebuild.error?.message} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button variant="outline">Cancel</Button>
          </DialogClose>
          <Button
            busy={rebuild.isPending}
            onClick={() => rebuild.mutate({ storeId: store.id, purpose: 'rebuild' })}
          >
            Re-sync from scratch
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
