import { eventType, Inngest, staticSchema } from 'inngest'
import { engine } from '@/embedded/engine'
import { clientOptions, readKeys, usesEmbeddedEngine } from './client-options'

// Functions are declared while modules load, in `next build` too, where the rest of the environment is not known yet:
// hence only these variables, and not env().
const keys = readKeys(process.env)

export const inngest = new Inngest({ id: 'rollcall', ...clientOptions(keys, engine()) })

const aboutStore = () => staticSchema<{ storeId: string; organizationId: string }>()

/** "This store has work": a wake-up, never an order. Losing, repeating or reordering it changes nothing. */
export const storeDue = eventType('store/due', { schema: aboutStore() })

/** "Something of this store is in the inbox": a wake-up too, one for a whole burst. */
export const webhookReceived = eventType('webhook/received', { schema: aboutStore() })

/** "This store was connected": its webhooks have to be subscribed. */
export const storeConnected = eventType('store/connected', { schema: aboutStore() })

/** "Changes in this store may have gone unheard": its linked customers have to be read again. */
export const storeBehind = eventType('store/behind', { schema: aboutStore() })

/** "This store is being compared": its reading has to go on. */
export const storeCensus = eventType('store/census', { schema: aboutStore() })

/** "This target is owed something": as for a store. */
export const targetDue = eventType('target/due', {
  schema: staticSchema<{ targetId: string; organizationId: string }>(),
})

/** "This preview is under way": somebody has to go on with it. */
export const previewDue = eventType('preview/due', {
  schema: staticSchema<{ previewId: string; organizationId: string }>(),
})

/** "This month is over": its report has to be closed. */
export const monthOver = eventType('report/month-over', {
  schema: staticSchema<{ organizationId: string; month: string }>(),
})

type Wake = ReturnType<
  (
    | typeof storeDue
    | typeof webhookReceived
    | typeof storeConnected
    | typeof storeBehind
    | typeof storeCensus
    | typeof targetDue
    | typeof previewDue
  )['create']
>

/**
 * Hands events to the engine, which remembers their `id` for 24 hours and waits with them until `ts` (milliseconds).
 * A process without an engine, such as a script or a test, sends nothing: events only wake, and the sweep finds
 * whatever was not woken.
 */
export async function sendEvents(events: Omit<Wake, 'validate'>[]): Promise<void> {
  if (events.length === 0) return
  if (usesEmbeddedEngine(keys) && !engine().fetch) return
  await inngest.send(events)
}
