import { z } from 'zod'

/** What became of one event. */
export const EventAnswer = z
  .strictObject({
    id: z
      .string()
      .meta({ description: 'The webhook-id; in a list followed by # and the place of the event.' }),
    outcome: z.enum(['applied', 'ignored']),
    reason: z.string().nullable().meta({ description: 'Why the event changed nothing; null when it did.' }),
    userId: z
      .uuid()
      .nullable()
      .meta({ description: 'The SCIM id of the person in Rollcall, if there is one.' }),
  })
  .meta({ id: 'EventAnswer' })

export const ProblemBody = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What was wrong this time.' }),
    code: z.string(),
    fix: z.string().meta({ description: 'What ends it.' }),
    whoFixes: z.enum(['website', 'administrator', 'rollcall']),
    errors: z
      .array(
        z.strictObject({
          field: z.string().meta({ description: 'A JSON Pointer into the event, or the name of a header.' }),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'A refusal (RFC 9457). Nothing was changed.' })

const RefusedEvent = z
  .strictObject({ id: z.string(), outcome: z.literal('refused'), problem: ProblemBody })
  .meta({ id: 'RefusedEvent' })

export const BatchAnswer = z
  .strictObject({ results: z.array(z.discriminatedUnion('outcome', [EventAnswer, RefusedEvent])) })
  .meta({
    id: 'BatchAnswer',
    description: 'One result for each event, in the order in which they were sent.',
  })

export type EventAnswer = z.infer<typeof EventAnswer>
