import { z } from 'zod'

/** The JSON parts of a line of history, as they were written. */
export const Actor = z.object({
  type: z.enum(['directory', 'teammate', 'job', 'store']),
  name: z.string(),
  id: z.string().optional(),
})

export const Change = z.object({ field: z.string(), from: z.json(), to: z.json() })

export const Step = z.object({ name: z.string(), at: z.string(), detail: z.string().optional() })

/** Why something did not happen: what a person should know, who can fix it, and how. */
export const Reason = z.object({
  code: z.string(),
  message: z.string(),
  who: z.enum(['idp-admin', 'store-owner', 'target-owner', 'teammate', 'rollcall']),
  fix: z.string(),
})

export type Reason = z.infer<typeof Reason>

/** What was left out of a customer because the store would refuse it (core/reconcile/field-problem.ts). */
export const FieldProblem = z.object({
  field: z.string(),
  value: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  who: z.enum(['idp-admin', 'teammate']),
  fix: z.string(),
})
