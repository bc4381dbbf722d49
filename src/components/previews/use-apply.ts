import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { useTRPC } from '@/trpc/client'

/** Carries out a preview, or opens the one that has taken its place because the world has moved. */
export function useApply(id: string) {
  const trpc = useTRPC()
  const router = useRouter()
  const queryClient = useQueryClient()
  return useMutation(
    trpc.previews.confirm.mutationOptions({
      onSuccess: async (answer) => {
        if (answer.kind === 'applying') {
          await queryClient.invalidateQueries(trpc.previews.get.queryFilter({ id }))
          return
        }
        if (answer.kind === 'moved') {
          toast.warning('The plan has changed meanwhile', { description: 'This is what it would be now.' })
          router.replace(`/previews/${answer.id}`)
          return
        }
        toast.success('Applied')
        await queryClient.invalidateQueries()
      },
      onError: ({ message }) => void toast.error('Nothing was applied', { description: message }),
    }),
  )
}
