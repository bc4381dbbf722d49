'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { destinations } from './destinations'
import { isForThePage } from './is-for-the-page'
import { focusRow, focusSearch } from './row-focus'

const LEADER_MS = 1_200

type Openers = { openPalette: () => void; openShortcuts: () => void }

/** Listens for the portal's keys as long as the shell is on screen. */
export function useShortcuts({ openPalette, openShortcuts }: Openers) {
  const router = useRouter()
  useEffect(() => {
    let leaderAt = 0
    const plain: Record<string, () => void> = {
      '?': openShortcuts,
      '/': focusSearch,
      j: () => focusRow(1),
      k: () => focusRow(-1),
      g: () => (leaderAt = Date.now()),
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)) {
        event.preventDefault()
        return openPalette()
      }
      if (!isForThePage(event)) return
      const led = Date.now() - leaderAt < LEADER_MS && destinations.find(({ key }) => key === event.key)
      leaderAt = 0
      const action = led ? () => router.push(led.href) : plain[event.key]
      if (!action) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [router, openPalette, openShortcuts])
}
