'use client'

import { useQuery } from '@tanstack/react-query'
import { ChevronsUpDown, Plus } from 'lucide-react'
import Link from 'next/link'
import { useCurrentTeammate } from '@/components/teammate/current-teammate'
import { useSwitchOrganization } from '@/components/organizations/use-switch-organization'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { useTRPC } from '@/trpc/client'

export function OrganizationSwitcher() {
  const trpc = useTRPC()
  const { organization } = useCurrentTeammate()
  const { data: organizations = [organization] } = useQuery(trpc.organizations.list.queryOptions())
  const switchTo = useSwitchOrganization()
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-11 w-full items-center gap-2.5 rounded-md border border-rail-line px-2.5 text-left transition-colors hover:bg-rail-active/60">
        <span
          aria-hidden
          className="grid size-6 shrink-0 place-items-center rounded bg-tick text-xs font-semibold text-rail"
        >
          {organization.name.at(0)?.toUpperCase()}
        </span>
        <span className="min-w-0 flex-1 truncate text-sm font-medium text-rail-ink">
          <span className="sr-only">Organization: </span>
          {organization.name}
        </span>
        <ChevronsUpDown className="size-4 shrink-0 text-rail-muted" aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuLabel>Organizations</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={organization.id} onValueChange={(id) => void switchTo(id)}>
          {organizations.map(({ id, name, role }) => (
            <DropdownMenuRadioItem key={id} value={id}>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="text-xs text-muted">{role}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/create-organization">
            <Plus aria-hidden />
            New organization
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
