import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { useTRPC } from '@/trpc/client'

/** Computes what a decision would write and opens it; the decision is made there. */
export function usePreview() {
  const trpc = useTRPC()
  const router = useRouter()
  return useMutation(
    trpc.previews.create.mutationOptions({
      onSuccess: ({ id }) => router.push(`/previews/${id}`),
      onError: ({ message }) => void toast.error('The preview could not be made', { description: message }),
    }),
  )
}
