import { expect } from 'vitest'
import { z } from 'zod'
import type { ScimAnswer } from '@/services/scim/call'

const meta = z.object({ resourceType: z.string(), version: z.string(), location: z.string() })
const resource = z.looseObject({
  id: z.string(),
  meta,
  members: z.array(z.looseObject({ value: z.string() })).optional(),
})

const list = z.object({
  schemas: z.tuple([z.literal('urn:ietf:params:scim:api:messages:2.0:ListResponse')]),
  totalResults: z.number(),
  itemsPerPage: z.number(),
  startIndex: z.number().optional(),
  nextCursor: z.string().optional(),
  Resources: z.array(z.looseObject({ id: z.string() })),
})

/** The resource of an answer that must have this status. */
export function resourceOf(answer: ScimAnswer, status: number) {
  expect(answer).toMatchObject({ status })
  return resource.parse(answer.body)
}

/** A list as every IdP must be able to read it, an empty one too: status 200, a total, and Resources. */
export function listOf(answer: ScimAnswer) {
  expect(answer).toMatchObject({ status: 200 })
  return list.parse(answer.body)
}

/** What of a resource the client itself sent: without what the service adds. */
export function asSent(answer: ScimAnswer) {
  const { id: _id, meta: _meta, groups: _groups, ...sent } = resource.parse(answer.body)
  return sent
}
