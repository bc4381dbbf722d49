import { z } from 'zod'

const aim = z.object({
  /** Domain of one store; every store when left out. */
  store: z.string().optional(),
  /** An operation name or a root field such as customerSet. */
  operation: z.string().optional(),
  on: z.enum(['graphql', 'token', 'webhook', 'bulk', 'result']).optional(),
  /** How many requests it hits: 1 unless `forMs` is given. */
  count: z.number().int().positive().optional(),
  forMs: z.number().positive().optional(),
  probability: z.number().min(0).max(1).optional(),
})

const ms = z.number().min(0)

const kind = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    status: z.number().int().min(200).max(599),
    body: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    /** Seconds, sent as Shopify does: "2.0". */
    retryAfter: z.number().optional(),
  }),
  z.object({ kind: z.literal('throttled') }),
  z.object({ kind: z.literal('drain') }),
  z.object({ kind: z.literal('latency'), ms }),
  z.object({ kind: z.literal('hang'), ms: ms.optional(), after: z.boolean().optional() }),
  z.object({ kind: z.literal('drop-before') }),
  z.object({ kind: z.literal('drop-after') }),
  z.object({
    kind: z.literal('userError'),
    message: z.string().optional(),
    code: z.string().optional(),
    field: z.array(z.string()).optional(),
    /** Which of the document's mutations fail (from 0); all when left out. */
    index: z.number().int().min(0).optional(),
  }),
  z.object({ kind: z.literal('partial'), path: z.array(z.string()), message: z.string().optional() }),
  z.object({ kind: z.literal('slow-body'), ms }),
  z.object({ kind: z.literal('truncated') }),
  z.object({ kind: z.literal('html') }),
  z.object({ kind: z.literal('internal-error') }),
  z.object({ kind: z.literal('bulk-fail'), afterLines: z.number().int().min(0).default(0) }),
  z.object({ kind: z.literal('bulk-slow'), msPerLine: ms }),
  z.object({ kind: z.literal('webhook-drop') }),
  /** A second delivery: the same id again, or a new id for the same event. */
  z.object({ kind: z.literal('webhook-duplicate'), newId: z.boolean().default(false) }),
  z.object({ kind: z.literal('webhook-delay'), ms }),
  /** Waits until the store's next webhook has gone. */
  z.object({ kind: z.literal('webhook-reorder') }),
  z.object({ kind: z.literal('webhook-bad-hmac') }),
  z.object({
    kind: z.literal('webhook-wrong-shop'),
    domain: z.string().default('somebody-else.myshopify.com'),
  }),
  z.object({ kind: z.literal('webhook-old-version'), version: z.string().default('2025-01') }),
])

export const FaultInput = z.intersection(aim, kind)

/** Something that goes wrong on purpose, and whom it hits. */
export type Fault = z.infer<typeof FaultInput>

export type FaultRequest = {
  on: 'graphql' | 'token' | 'webhook' | 'bulk' | 'result'
  store: string
  operations: string[]
}
