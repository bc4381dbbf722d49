'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import type { Target } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { useTRPC } from '@/trpc/client'
import { DeleteTarget } from './delete-target'
import { toInput } from './form-values'
import { RotateSecret } from './rotate-secret'
import { TargetForm } from './target-form'
import { valuesOf } from './values-of'

export function TargetSettings({ target }: { target: Target }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const change = useMutation(
    trpc.targets.change.mutationOptions({
      onSuccess: async () => {
        toast.success('Saved. Everyone is looked at anew.')
        await queryClient.invalidateQueries(trpc.targets.pathFilter())
      },
    }),
  )
  return (
    <div className="grid max-w-3xl gap-4">
      <Card>
        <CardHeader>
          <CardTitle>Settings</CardTitle>
        </CardHeader>
        <CardBody>
          <TargetForm
            kind={target.kind}
            values={valuesOf(target)}
            isNew={false}
            busy={change.isPending}
            save="Save"
            onSave={(typed, refuse) =>
              change.mutate({ id: target.id, ...toInput(target.kind, typed) }, { onError: refuse })
            }
          />
        </CardBody>
      </Card>
      {target.kind === 'webhook' && <RotateSecret id={target.id} />}
      <DeleteTarget target={target} />
    </div>
  )
}
