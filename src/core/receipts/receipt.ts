import { z } from 'zod'
import { isRestricted } from '../reconcile/levers'

export const Lever = z.object({
  lever: z.enum(['tags', 'marker', 'metafields', 'roles', 'consent', 'removal']),
  what: z.array(z.string()),
  result: z.enum(['confirmed', 'requested', 'refused', 'unconfirmed']),
  message: z.string().optional(),
})

const Write = z.object({ at: z.string(), requestId: z.string().nullable() })

/** What is remembered of taking one person out of one store. */
export const Departure = z.object({
  cause: z.enum(['inactive', 'deleted', 'out-of-scope', 'restricted']),
  levers: z.array(Lever),
  /** Every request to Shopify that had a part in it. */
  writes: z.array(Write),
  /** When the store was last read to see what it shows; null while it never answered. */
  readBackAt: z.string().nullable(),
})

export type Departure = z.infer<typeof Departure>

const StorePart = z.object({
  store: z.object({ id: z.string(), name: z.string(), domain: z.string() }),
  customerId: z.string().nullable(),
  outcome: z.enum(['restricted', 'removed', 'incomplete']),
  cause: Departure.shape.cause,
  levers: Departure.shape.levers,
  writes: Departure.shape.writes,
  readBackAt: Departure.shape.readBackAt,
  /** What the levers of this store do not cover, in words. */
  notCovered: z.array(z.string()),
})

export type StorePart = z.infer<typeof StorePart>

/** The document that is signed. Changing its shape means a new `format`. */
export const Receipt = z.object({
  format: z.literal('rollcall.offboarding-receipt/1'),
  id: z.string(),
  /** 1 for the first of a leaving; an amended receipt counts on and names the one before. */
  revision: z.number().int(),
  amends: z.string().nullable(),
  issuedAt: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  person: z.object({
    id: z.string(),
    displayName: z.string(),
    userName: z.string(),
    email: z.string().nullable(),
  }),
  leaving: z.object({
    cause: Departure.shape.cause,
    saidBy: z.string(),
    saidAt: z.string(),
  }),
  /** restricted only if every lever of every store was read back. */
  outcome: z.enum(['restricted', 'incomplete']),
  stores: z.array(StorePart),
})

export type Receipt = z.infer<typeof Receipt>

/** What a store's part says, by the levers alone: nothing else makes it "restricted". */
export function outcomeIn({ levers }: Departure): StorePart['outcome'] {
  if (!isRestricted(levers)) return 'incomplete'
  const removed = levers.some(
    ({ lever, what, result }) => lever === 'removal' && what.includes('delete') && result === 'confirmed',
  )
  return removed ? 'removed' : 'restricted'
}

export const outcomeOf = (stores: StorePart[]): Receipt['outcome'] =>
  stores.every(({ outcome }) => outcome !== 'incomplete') ? 'restricted' : 'incomplete'

/** What makes an amended receipt worth issuing: another retry with the same result does not. */
export const substanceOf = ({ outcome, stores }: Pick<Receipt, 'outcome' | 'stores'>) => ({
  outcome,
  stores: stores
    .map(({ store, outcome, levers }) => ({ id: store.id, outcome, levers }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
})
