'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { useTRPC } from '@/trpc/client'

/** For whoever has no identity provider at hand: Rollcall plays one, in a directory of its own. */
export function SimulateIdp() {
  const trpc = useTRPC()
  const router = useRouter()
  const queryClient = useQueryClient()
  const begin = useMutation(
    trpc.directories.simulate.mutationOptions({
      onSuccess: async ({ id }) => {
        router.push(`/directories/${id}`)
        await queryClient.invalidateQueries(trpc.directories.list.queryFilter())
      },
      onError: ({ message }) => void toast.error('Nothing was simulated', { description: message }),
    }),
  )
  return (
    <PermittedButton
      needs="admin"
      variant="outline"
      busy={begin.isPending || begin.isSuccess}
      onClick={() => begin.mutate({})}
    >
      <FlaskConical aria-hidden />
      Simulate an identity provider
    </PermittedButton>
  )
}
