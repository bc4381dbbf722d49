import { changeTarget, TargetChanges } from '@/services/targets/change'
import { createTarget, NewTarget } from '@/services/targets/create'
import { TargetRef } from '@/services/targets/form'
import { previewImport } from '@/services/targets/preview-import'
import { removeTarget, Removal } from '@/services/targets/remove'
import { Retry, retryTarget } from '@/services/targets/retry'
import { rotateSecret } from '@/services/targets/rotate-secret'
import { ModeChange, setMode } from '@/services/targets/set-mode'
import { testTarget } from '@/services/targets/test-connection'
import { LinksOfTarget, viewTarget, viewTargets } from '@/services/targets/view'
import { router, teammate } from '../init'

export const targets = router({
  list: teammate.query(({ ctx }) => viewTargets(ctx.portal)),
  get: teammate.input(LinksOfTarget).query(({ ctx, input }) => viewTarget(ctx.portal, input)),
  create: teammate.input(NewTarget).mutation(({ ctx, input }) => createTarget(ctx.portal, input)),
  change: teammate.input(TargetChanges).mutation(({ ctx, input }) => changeTarget(ctx.portal, input)),
  test: teammate.input(TargetRef).mutation(({ ctx, input }) => testTarget(ctx.portal, input)),
  rotateSecret: teammate.input(TargetRef).mutation(({ ctx, input }) => rotateSecret(ctx.portal, input)),
  setMode: teammate.input(ModeChange).mutation(({ ctx, input }) => setMode(ctx.portal, input)),
  previewImport: teammate.input(TargetRef).query(({ ctx, input }) => previewImport(ctx.portal, input)),
  retry: teammate.input(Retry).mutation(({ ctx, input }) => retryTarget(ctx.portal, input)),
  remove: teammate.input(Removal).mutation(({ ctx, input }) => removeTarget(ctx.portal, input)),
})
