'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import type { Preview } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { useTRPC } from '@/trpc/client'

export const isUnderWay = ({ status }: Pick<Preview, 'status'>) =>
  status === 'computing' || status === 'applying'

/** How far a job has come with a large preview, and the way to stop it. */
export function PreviewProgress({ preview: { id, status, looked, total } }: { preview: Preview }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const cancel = useMutation(
    trpc.previews.cancel.mutationOptions({
      onError: ({ message }) => void toast.error('It was not stopped', { description: message }),
      onSettled: () => queryClient.invalidateQueries(trpc.previews.get.queryFilter({ id })),
    }),
  )
  const isComputing = status === 'computing'
  const [done, all] = [Math.min(looked, total), Math.max(total, 1)]
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          {isComputing ? 'Looking at everybody it is about' : 'Comparing the plan with the world once more'}
        </CardTitle>
        <PermittedButton
          needs="admin"
          variant="outline"
          busy={cancel.isPending}
          onClick={() => cancel.mutate({ id })}
        >
          {isComputing ? 'Cancel' : 'Do not apply'}
        </PermittedButton>
      </CardHeader>
      <CardBody className="grid gap-3">
        <progress
          aria-label="People looked at"
          value={done}
          max={all}
          className="h-1.5 w-full overflow-hidden rounded-full accent-current"
        />
        <p className="text-sm text-muted tabular-nums" role="status">
          {done.toLocaleString('en')} of {total.toLocaleString('en')} people
          {done >= total && total > 0 && (isComputing ? ' · finishing' : ' · handing it to the stores')}
        </p>
        <p className="max-w-prose text-sm text-muted">
          {isComputing
            ? 'Nothing is written. You may leave this page: the preview goes on by itself and stays here for a week.'
            : 'If it is still the same plan, it is carried out at once. If not, you are shown the new one, and nothing is written.'}
        </p>
      </CardBody>
    </Card>
  )
}
