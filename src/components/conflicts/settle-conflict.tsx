'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { toast } from 'sonner'
import type { Conflict } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { useTRPC } from '@/trpc/client'

/** One click chooses a side for this person; the menu also makes it the rule. */
export function SettleConflict({ conflict }: { conflict: Conflict }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const settle = useMutation(
    trpc.conflicts.settle.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.conflicts.pathFilter()),
      onError: ({ message }) => void toast.error('Nothing was settled', { description: message }),
    }),
  )
  const choose = (choice: 'directory' | 'store', always = false) =>
    settle.mutate({ id: conflict.id, choice, always })
  return (
    <span className="inline-flex gap-2">
      <PermittedButton
        needs="operator"
        size="sm"
        variant="outline"
        busy={settle.isPending}
        onClick={() => choose('directory')}
      >
        Directory
      </PermittedButton>
      <PermittedButton
        needs="operator"
        size="sm"
        variant="outline"
        busy={settle.isPending}
        onClick={() => choose('store')}
      >
        Store
      </PermittedButton>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <PermittedButton needs="admin" size="icon" variant="ghost" aria-label="Always choose one side">
            <ChevronDown />
          </PermittedButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => choose('directory', true)}>
            The directory, and always so
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => choose('store', true)}>The store, and always so</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </span>
  )
}
