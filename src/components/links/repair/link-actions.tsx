'use client'

import { Ellipsis, Link2, Merge, Unlink } from 'lucide-react'
import { useState } from 'react'
import type { PersonLink } from '@/components/answers'
import { useMissingPermission } from '@/components/teammate/use-missing-permission'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { MergeDialog } from './merge-dialog'
import { RelinkDialog } from './relink-dialog'
import { UnlinkDialog } from './unlink-dialog'

type Repair = 'relink' | 'unlink' | 'merge'

/** What a teammate can do when a person is tied to the wrong customer, or to none. */
export function LinkActions({ link }: { link: PersonLink }) {
  const missing = useMissingPermission('operator')
  const [open, setOpen] = useState<Repair | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={`Repair the link in ${link.store.name}`}>
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {missing && <DropdownMenuLabel>{missing}</DropdownMenuLabel>}
          <DropdownMenuItem disabled={Boolean(missing)} onSelect={() => setOpen('relink')}>
            <Link2 />
            {link.customerId ? 'Link with another customer…' : 'Link with a customer…'}
          </DropdownMenuItem>
          {link.customerId && (
            <>
              <DropdownMenuItem disabled={Boolean(missing)} onSelect={() => setOpen('merge')}>
                <Merge />
                Merge a second customer…
              </DropdownMenuItem>
              <DropdownMenuItem disabled={Boolean(missing)} onSelect={() => setOpen('unlink')}>
                <Unlink />
                Unlink…
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {open === 'relink' && <RelinkDialog link={link} onClose={close} />}
      {open === 'merge' && <MergeDialog link={link} onClose={close} />}
      {open === 'unlink' && <UnlinkDialog link={link} onClose={close} />}
    </>
  )
}
