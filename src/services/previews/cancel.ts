import type { z } from 'zod'
import { deletePreviewLines, turnPreview } from '@/adapters/db/previews'
import { change, requireRole, type Context } from '../context'
import type { PreviewRef } from './apply'
import { notOpen } from './not-open'

/** Stops computing a preview, or leaves one open that was about to be applied. Nothing was written for it. */
export async function cancelPreview(ctx: Context, { id }: z.infer<typeof PreviewRef>): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant) => {
    if (await turnPreview(tenant, id, ['computing', 'cancelled'])) await deletePreviewLines(tenant, id)
    else if (!(await turnPreview(tenant, id, ['applying', 'open']))) throw notOpen()
  })
}
