'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { Search, User } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useState } from 'react'
import { Dialog } from 'radix-ui'
import { DialogOverlay } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { useTRPC } from '@/trpc/client'
import { destinations } from './destinations'

const item =
  'flex h-10 cursor-pointer items-center gap-3 rounded-md px-3 text-sm data-[selected=true]:bg-sunken [&_svg]:size-4 [&_svg]:text-faint'
const group =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted'

type CommandPaletteProps = { open: boolean; onOpenChange: (open: boolean) => void }

export function CommandPalette({ open, onOpenChange }: CommandPaletteProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <DialogOverlay />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[10vh] z-50 mx-auto max-w-xl overflow-hidden rounded-xl border bg-surface shadow-float outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0"
        >
          <Dialog.Title className="sr-only">Search people and go anywhere</Dialog.Title>
          <Palette onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Palette({ onDone }: { onDone: () => void }) {
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const open = (href: string) => {
    onDone()
    router.push(href)
  }
  return (
    <Command label="Search people and go anywhere" loop>
      <div className="flex items-center gap-3 border-b px-4">
        <Search className="size-4 text-faint" aria-hidden />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="Search people or go to a page…"
          className="h-12 w-full bg-transparent text-sm outline-none placeholder:text-faint"
        />
      </div>
      <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-sm text-muted">
          Nothing matches “{typed}”.
        </Command.Empty>
        <Command.Group heading="Go to" className={group}>
          {destinations.map(({ name, href, key, icon: Icon }) => (
            <Command.Item key={href} value={`go to ${name}`} onSelect={() => open(href)} className={item}>
              <Icon aria-hidden />
              <span className="flex-1">{name}</span>
              <Kbd>g</Kbd>
              <Kbd>{key}</Kbd>
            </Command.Item>
          ))}
        </Command.Group>
        <PeopleFound search={typed} onOpen={(id) => open(`/people/${id}`)} />
      </Command.List>
    </Command>
  )
}

function PeopleFound({ search, onOpen }: { search: string; onOpen: (id: string) => void }) {
  const trpc = useTRPC()
  const wanted = useDeferredValue(search.trim())
  const { data } = useQuery({
    ...trpc.people.list.queryOptions({ search: wanted, limit: 8 }),
    enabled: wanted.length > 1,
    placeholderData: keepPreviousData,
  })
  if (wanted.length < 2 || !data?.people.length) return null
  return (
    <Command.Group heading="People" className={group}>
      {data.people.map(({ id, displayName, userName }) => (
        <Command.Item
          key={id}
          value={`${displayName} ${userName} ${wanted}`}
          onSelect={() => onOpen(id)}
          className={item}
        >
          <User aria-hidden />
          <span className="truncate">{displayName}</span>
          <span className="ml-auto truncate text-xs text-muted">{userName}</span>
        </Command.Item>
      ))}
    </Command.Group>
  )
}
