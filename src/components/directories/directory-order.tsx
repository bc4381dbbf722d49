'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { toast } from 'sonner'
import type { DirectoryRow } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { useTRPC } from '@/trpc/client'

/** Which directory says who somebody is whom several know. */
export function DirectoryOrder({ directories }: { directories: DirectoryRow[] }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const order = useMutation(
    trpc.directories.setOrder.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.directories.list.queryFilter()),
      onError: ({ message }) => void toast.error('The order was not changed', { description: message }),
    }),
  )
  const move = (from: number, to: number) => {
    const ids = directories.map(({ id }) => id)
    ids.splice(to, 0, ...ids.splice(from, 1))
    order.mutate({ ids })
  }
  return (
    <Card className="mt-4">
      <CardHeader>
        <CardTitle>Who says who somebody is</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-3">
        <p className="text-sm text-muted">
          Somebody whom several directories know is one person. Their name and attributes come from the first
          of these that has them as active.
        </p>
        <ol className="grid gap-1">
          {directories.map(({ id, name }, place) => (
            <li key={id} className="flex items-center gap-2 text-sm">
              <span className="w-6 text-muted tabular-nums">{place + 1}.</span>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <PermittedButton
                needs="admin"
                variant="ghost"
                size="icon"
                aria-label={`Move ${name} up`}
                disabled={place === 0 || order.isPending}
                onClick={() => move(place, place - 1)}
              >
                <ArrowUp />
              </PermittedButton>
              <PermittedButton
                needs="admin"
                variant="ghost"
                size="icon"
                aria-label={`Move ${name} down`}
                disabled={place === directories.length - 1 || order.isPending}
                onClick={() => move(place, place + 1)}
              >
                <ArrowDown />
              </PermittedButton>
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  )
}
