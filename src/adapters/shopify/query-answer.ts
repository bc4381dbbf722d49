import { z } from 'zod'

const cost = z.object({
  requestedQueryCost: z.number(),
  actualQueryCost: z.number().nullish(),
  throttleStatus: z.object({
    maximumAvailable: z.number(),
    currentlyAvailable: z.number(),
    restoreRate: z.number(),
  }),
})

const queryError = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.looseObject({ code: z.string().optional() }).optional(),
})

/** The body of an answer of the Admin API (GraphQL over HTTP, and `extensions.cost` as Shopify adds it). */
export const queryAnswer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(queryError).optional(),
  extensions: z.object({ cost: cost.optional() }).optional(),
})

export type QueryAnswer = z.infer<typeof queryAnswer>
export type QueryError = z.infer<typeof queryError>
export type QueryCost = z.infer<typeof cost>
