'use client'

import { useSyncExternalStore } from 'react'

const TICK_MS = 5_000

let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void) {
  if (listeners.size === 0) now = Date.now()
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const tell of listeners) tell()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

// The server renders for many requests, so its clock is read anew; the browser must answer the same twice.
const serverNow = () => (typeof window === 'undefined' ? Date.now() : now)

/** One clock for every relative time on the page, in milliseconds. */
export const useNow = () => useSyncExternalStore(subscribe, () => now, serverNow)
