'use client'

import { useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { useTRPC } from '@/trpc/client'

/** After a repair: the person is read again, and the dialog closes. */
export function useRepaired(onClose: () => void, said: string) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  return async () => {
    await queryClient.invalidateQueries(trpc.people.pathFilter())
    toast.success(said)
    onClose()
  }
}
