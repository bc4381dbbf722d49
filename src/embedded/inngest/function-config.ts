import { z } from 'zod'

/** What the SDK says of one function when it registers (inngest/inngest docs/SDK_SPEC.md, as of SDK 4.24). */
export const functionConfig = z.looseObject({
  id: z.string(),
  triggers: z.array(z.record(z.string(), z.unknown())),
  steps: z.object({
    step: z.object({
      runtime: z.object({ type: z.string(), url: z.string() }),
      retries: z.object({ attempts: z.number() }).optional(),
    }),
  }),
})

export type FunctionConfig = z.infer<typeof functionConfig>

const concurrencyLimit = z.strictObject({
  limit: z.number().int(),
  key: z.string().optional(),
  scope: z.enum(['fn', 'env']).default('fn'),
})

export const flowControl = z.object({
  concurrency: z
    .union([
      z.number().transform((limit) => [{ limit, key: undefined, scope: 'fn' as const }]),
      concurrencyLimit.transform((limit) => [limit]),
      z.array(concurrencyLimit).max(2, 'has more than two limits'),
    ])
    .default([]),
  debounce: z
    .strictObject({ period: z.string(), key: z.string().optional(), timeout: z.string().optional() })
    .optional(),
  priority: z.strictObject({ run: z.string().optional() }).optional(),
  singleton: z.strictObject({ mode: z.literal('skip'), key: z.string().optional() }).optional(),
})

export type FlowControl = z.infer<typeof flowControl>
