import { setTimeout as sleep } from 'node:timers/promises'
import { laneOf, type Lane } from './pace'
import type { StorePace } from './store-pace'

export type Flow = {
  /** Points that stay for urgent requests; 0 makes these urgent themselves. */
  reserve: number
  /** No request should hold more mutations, however quickly the store answers. */
  mostMutations: number
}

/** What the store has room for: so many requests side by side, of so many mutations each. */
export type Room = { requests: number; mutations: number }

/** What was claimed, each of which takes a mutation at least; `written` never fails. */
export type Started = { claimed: number; written: Promise<void> }

/** Few, so that what comes meanwhile can still be more urgent than what is taken next. */
const MOST_SIDE_BY_SIDE: Record<Lane, number> = { urgent: 4, patient: 2 }

/**
 * Keeps a store busy: as large requests as it answers quickly, as many at once as its budget restores. What goes into
 * them is asked for when the store has room and not before, so that it is the most urgent by then. `next` starts to
 * write what fits, or ends the stream.
 */
export async function writeStream(
  pace: StorePace,
  { reserve, mostMutations }: Flow,
  next: (room: Room) => Promise<Started | undefined>,
) {
  const running = new Map<Promise<void>, number>()
  const inFlight = () => [...running.values()].reduce((sum, requests) => sum + requests, 0)
  try {
    for (;;) {
      const began = Date.now()
      const mutations = Math.min(pace.requestSize, mostMutations)
      await pace.room(mutations, reserve)
      const requests = Math.min(pace.requestsAdmitted(mutations, reserve), MOST_SIDE_BY_SIDE[laneOf(reserve)])
      const started = await next({ requests, mutations })
      if (!started) break
      const release = pace.hold(started.claimed, reserve)
      const one: Promise<void> = started.written.finally(() => {
        release()
        running.delete(one)
      })
      running.set(one, requests)
      // Urgent ones are few, and go at once.
      if (reserve > 0) await sleep(Math.max(0, began + requests * pace.requestEveryMs - Date.now()))
      while (inFlight() >= pace.requestsInFlight) await Promise.race(running.keys())
    }
  } finally {
    await Promise.all(running.keys())
  }
}
