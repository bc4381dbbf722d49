import { applyPreview, PreviewConfirmation, PreviewRef } from '@/services/previews/apply'
import { cancelPreview } from '@/services/previews/cancel'
import { createPreview } from '@/services/previews/create'
import { Decision } from '@/services/previews/decision'
import { PreviewLines, viewPreview, viewPreviewLines } from '@/services/previews/view'
import { viewMoved } from '@/services/previews/view-moved'
import { router, teammate } from '../init'

export const previews = router({
  get: teammate.input(PreviewRef).query(({ ctx, input }) => viewPreview(ctx.portal, input.id)),
  lines: teammate.input(PreviewLines).query(({ ctx, input }) => viewPreviewLines(ctx.portal, input)),
  /** What has changed since the plan whose place it has taken. */
  moved: teammate.input(PreviewRef).query(({ ctx, input }) => viewMoved(ctx.portal, input)),
  create: teammate.input(Decision).mutation(({ ctx, input }) => createPreview(ctx.portal, input)),
  cancel: teammate.input(PreviewRef).mutation(({ ctx, input }) => cancelPreview(ctx.portal, input)),
  confirm: teammate.input(PreviewConfirmation).mutation(({ ctx, input }) => applyPreview(ctx.portal, input)),
})
