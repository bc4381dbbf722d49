'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MatchReview } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { useTRPC } from '@/trpc/client'

export function RejectMatch({ review }: { review: MatchReview }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const reject = useMutation(
    trpc.matching.reject.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.matching.reviews.pathFilter())
        setOpen(false)
      },
    }),
  )
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <PermittedButton needs="operator" variant="outline" size="sm" onClick={() => setOpen(true)}>
        Different people
      </PermittedButton>
      <DialogContent
        title="They are different people?"
        description={`Rollcall will not ask about ${review.person.displayName} and these customers again. A store takes an e-mail address and a phone number only once, so no customer is made until the other one’s is changed in Shopify; the person’s page tells the merchant so.`}
      >
        <FormError message={reject.error?.message} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button variant="outline">Not sure yet</Button>
          </DialogClose>
          <Button busy={reject.isPending} onClick={() => reject.mutate({ id: review.id })}>
            Different people
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
