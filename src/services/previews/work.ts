import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { Counts, noCount } from './counts'
import type { Outlook } from './decision'

/**
 * How far computing a plan has come: everybody up to `after` is in `counts` and `digest`. It holds as long as the
 * outlook does that it was begun with.
 */
export const Work = z.object({
  baseVersion: z.number(),
  /** The moment that all of it is computed for. */
  at: z.coerce.date(),
  after: z.string().nullable(),
  looked: z.number(),
  position: z.number(),
  digest: z.string(),
  counts: Counts,
})

export type Work = z.infer<typeof Work>

export const beginWork = (outlook: Outlook, at: Date): Work => ({
  baseVersion: outlook.baseVersion,
  at,
  after: null,
  looked: 0,
  position: 0,
  digest: createHash('sha256').digest('hex'),
  counts: Object.fromEntries(placesOf(outlook).map((id) => [id, noCount()])),
})

/** Whether work that was begun with one outlook can go on with another. */
export const fits = ({ baseVersion, counts }: Work, outlook: Outlook): boolean =>
  baseVersion === outlook.baseVersion &&
  Object.keys(counts).length === placesOf(outlook).length &&
  placesOf(outlook).every((id) => Object.hasOwn(counts, id))

/** Ids of the stores and targets that it is about. */
const placesOf = ({ stores, targets = [] }: Outlook) => [...stores, ...targets].map(({ id }) => id)

/** The hash over all lines so far and one more, so that it can be kept between two of them. */
export const chain = (digest: string, line: object): string =>
  createHash('sha256')
    .update(digest)
    .update(`${canonicalize(line)}\n`)
    .digest('hex')
