import type { z } from 'zod'
import { previewBefore, previewDifferences } from '@/adapters/db/preview-differences'
import { findPreview } from '@/adapters/db/previews'
import { read, type Context } from '../context'
import type { PreviewRef } from './apply'
import { LineKind } from './counts'
import { placeNames } from './place-names'

const SHOWN = 20

const Kind = LineKind.nullable()

/**
 * What is another plan by now than the one that somebody wanted to carry out, whose place this preview has taken; null
 * when it took nobody's, or is not whole yet.
 */
export const viewMoved = (ctx: Context, { id }: z.infer<typeof PreviewRef>) =>
  read(ctx, async (tenant) => {
    const before = await previewBefore(tenant, id)
    const after = before && (await findPreview(tenant, id))
    if (!before || !after || after.hash === '') return null
    const { count, differences } = await previewDifferences(tenant, { before: before.id, after: id }, SHOWN)
    const nameOf = await placeNames(tenant)
    return {
      since: before.createdAt,
      count,
      people: differences.map(({ personId, placeId, name, before, after }) => ({
        person: { id: personId, name },
        place: nameOf(placeId),
        before: Kind.parse(before),
        after: Kind.parse(after),
      })),
    }
  })
