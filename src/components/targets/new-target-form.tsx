'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { kindNames, type TargetKind } from '@/core/targets/settings'
import { useTRPC } from '@/trpc/client'
import { emptyValues, toInput } from './form-values'
import { SecretToCopy } from './secret-to-copy'
import { TargetForm } from './target-form'

type NewTargetFormProps = { kind: TargetKind; into: { name: string; directoryId: string | null } }

/** The last step of the wizard. A webhook's secret is shown before the page is left, because it is shown this once. */
export function NewTargetForm({ kind, into }: NewTargetFormProps) {
  const router = useRouter()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null)
  const create = useMutation(
    trpc.targets.create.mutationOptions({
      onSuccess: async ({ id, secret }) => {
        await queryClient.invalidateQueries(trpc.targets.list.queryFilter())
        if (secret === null) router.push(`/targets/${id}`)
        else setMade({ id, secret })
      },
    }),
  )
  if (made) return <SecretToCopy secret={made.secret} onCopied={() => router.push(`/targets/${made.id}`)} />
  const values = {
    ...emptyValues,
    name:
      kind === 'scim' || kind === 'webhook' ? into.name : `${into.name}, ${kindNames[kind]}`.slice(0, 120),
    directoryId: into.directoryId ?? '',
    importedBy: into.directoryId ?? '',
  }
  return (
    <TargetForm
      kind={kind}
      values={values}
      isNew
      busy={create.isPending || create.isSuccess}
      save="Add target"
      onSave={(typed, refuse) => create.mutate(toInput(kind, typed), { onError: refuse })}
    />
  )
}
