import { eventType, Inngest, staticSchema } from 'inngest'
import { engine } from '@/embedded/engine'
import { clientOptions, readKeys, usesEmbeddedEngine } from './client-options'

// Functions are declared while modules load, in `next build` too, where the rest of the environment is not known yet:
// hence only these variables, and not env().
const keys = readKeys(process.env)

export const inngest = new Inngest({ id: 'rollcall', ...clientOptions(keys, engine()) })

/** "This store has work": a wake-up, never an order. Losing, repeating or reordering it changes nothing. */
export const storeDue = eventType('store/due', {
  schema: staticSchema<{ storeId: string; organizationId: string }>(),
})

/**
 * Hands events to the engine, which remembers their `id` for 24 hours and waits with them until `ts` (milliseconds).
 * A process without an engine, such as a script or a test, sends nothing: events only wake, and the sweep finds
 * whatever was not woken.
 */
export async function sendEvents(
  events: Omit<ReturnType<typeof storeDue.create>, 'validate'>[],
): Promise<void> {
  if (events.length === 0) return
  if (usesEmbeddedEngine(keys) && !engine().fetch) return
  await inngest.send(events)
}
