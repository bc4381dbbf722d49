'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonLink } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { useTRPC } from '@/trpc/client'
import { useRepaired } from './use-repaired'

const ways = [
  {
    how: 'restrict',
    name: 'Restrict it first',
    says: 'The tags and company roles that Rollcall gave are taken away, and the marker is set.',
  },
  {
    how: 'keep',
    name: 'Leave it as it is',
    says: 'The customer is the merchant’s from now on, with all its tags.',
  },
] as const

type UnlinkDialogProps = { link: PersonLink; onClose: () => void }

export function UnlinkDialog({ link, onClose }: UnlinkDialogProps) {
  const trpc = useTRPC()
  const [how, setHow] = useState<(typeof ways)[number]['how']>('restrict')
  const repaired = useRepaired(onClose, `Unlinked in ${link.store.name}`)
  const unlink = useMutation(trpc.repair.unlink.mutationOptions({ onSuccess: repaired }))
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Unlink the customer in ${link.store.name}?`}
        description="Rollcall does not look after this customer any more, and does not match the two again. You can link them here later."
      >
        <fieldset className="grid gap-2">
          <legend className="sr-only">What becomes of the customer</legend>
          {ways.map((way) => (
            <label
              key={way.how}
              className="flex cursor-pointer gap-3 rounded-md border p-3 has-checked:border-brand has-checked:bg-brand-soft/50"
            >
              <input
                type="radio"
                name="how"
                className="mt-1 accent-brand"
                checked={how === way.how}
                onChange={() => setHow(way.how)}
              />
              <span className="grid gap-0.5 text-sm">
                <span className="font-medium">{way.name}</span>
                <span className="text-muted">{way.says}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <FormError message={unlink.error?.message} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button variant="outline">Cancel</Button>
          </DialogClose>
          <Button
            variant="danger"
            busy={unlink.isPending}
            onClick={() => unlink.mutate({ linkId: link.id, how })}
          >
            Unlink
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
