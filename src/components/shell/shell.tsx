'use client'

import { Keyboard, Search } from 'lucide-react'
import { useCallback, useState, type ReactNode } from 'react'
import { Mark } from '@/components/brand/mark'
import { PauseAll } from '@/components/organizations/pause-all'
import { HeldBell } from '@/components/held/held-bell'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { CommandPalette } from './command-palette'
import { MobileMenu } from './mobile-menu'
import { ShortcutsSheet } from './shortcuts-sheet'
import { Sidebar } from './sidebar'
import { useShortcuts } from './use-shortcuts'

/** The frame around every page of the portal: the rail, the bar on top, the palette and the keys. */
export function Shell({ children }: { children: ReactNode }) {
  const [front, setFront] = useState<'palette' | 'shortcuts' | null>(null)
  const openPalette = useCallback(() => setFront('palette'), [])
  const openShortcuts = useCallback(() => setFront('shortcuts'), [])
  useShortcuts({ openPalette, openShortcuts })
  return (
    <div className="min-h-dvh lg:pl-60 print:p-0">
      <a
        href="#page"
        className="sr-only rounded-md bg-brand px-3 py-2 text-sm text-brand-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to the page
      </a>
      <aside aria-label="Sidebar" className="fixed inset-y-0 left-0 z-30 hidden w-60 lg:block print:hidden">
        <Sidebar />
      </aside>
      <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-b bg-paper/90 px-4 backdrop-blur sm:px-6 print:hidden">
        <MobileMenu />
        <Mark className="text-ink lg:hidden" />
        <Button
          variant="outline"
          size="sm"
          onClick={openPalette}
          className="ml-auto w-9 justify-start overflow-hidden px-2.5 font-normal text-muted sm:w-64 lg:mr-auto lg:ml-0"
        >
          <Search />
          <span className="flex-1 text-left max-sm:sr-only">Search or go to…</span>
          <span className="hidden gap-1 sm:flex" aria-hidden>
            <Kbd>⌘</Kbd>
            <Kbd>K</Kbd>
          </span>
        </Button>
        <PauseAll />
        <HeldBell />
        <Button variant="ghost" size="icon" onClick={openShortcuts} aria-label="Keyboard shortcuts">
          <Keyboard />
        </Button>
      </header>
      <main id="page" tabIndex={-1} className="mx-auto w-full max-w-6xl px-4 pt-6 pb-16 outline-none sm:px-6">
        {children}
      </main>
      <CommandPalette open={front === 'palette'} onOpenChange={(open) => setFront(open ? 'palette' : null)} />
      <ShortcutsSheet
        open={front === 'shortcuts'}
        onOpenChange={(open) => setFront(open ? 'shortcuts' : null)}
      />
    </div>
  )
}
