'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { BadgeCheck } from 'lucide-react'
import { toast } from 'sonner'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { count } from '@/components/ui/count'
import { useTRPC } from '@/trpc/client'

/** Accepts all at once whose address is the person's and on a verified domain. */
export function AcceptVerified({ certain }: { certain: number }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const accept = useMutation(
    trpc.matching.acceptVerified.mutationOptions({
      onSuccess: ({ accepted, refused }) =>
        void toast.success(`${count(accepted, 'person', 'people')} linked`, {
          description:
            refused > 0
              ? `${count(refused, 'customer', 'customers')} changed meanwhile and stay here.`
              : undefined,
        }),
      onError: ({ message }) => void toast.error('They were not linked', { description: message }),
      onSettled: () => queryClient.invalidateQueries(trpc.matching.reviews.pathFilter()),
    }),
  )
  if (certain === 0) return null
  return (
    <PermittedButton
      needs="operator"
      variant="outline"
      busy={accept.isPending}
      onClick={() => accept.mutate()}
    >
      {!accept.isPending && <BadgeCheck />}
      Accept all on verified domains
    </PermittedButton>
  )
}
