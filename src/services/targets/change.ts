import type { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { oweTarget } from '@/adapters/db/owe-targets'
import { changeTarget as save, setTargetMode } from '@/adapters/db/targets'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { checkAudience, checkSetUp } from './check-form'
import { sealCredentials } from './credentials'
import { Audience, TargetName, TargetRef, TargetSetUp } from './form'
import { requireTarget } from './require-target'

export const TargetChanges = TargetRef.extend({ name: TargetName, setUp: TargetSetUp, audience: Audience })

/** Changes a target, asks it again at once, and looks at everyone anew: whom it is not for any more has to leave. */
export async function changeTarget(
  ctx: Context,
  { id, name, setUp, audience }: z.infer<typeof TargetChanges>,
) {
  requireRole(ctx, 'admin')
  checkSetUp(setUp)
  await change(ctx, async (tenant, owe) => {
    const target = await requireTarget(tenant, id)
    if (target.kind !== setUp.kind) throw new Refused('invalid', 'A target keeps its kind. Make another one.')
    await checkAudience(tenant, audience)
    const credentials = 'credentials' in setUp ? setUp.credentials : undefined
    await save(tenant, id, {
      name,
      ...('settings' in setUp ? { settings: setUp.settings } : {}),
      ...(credentials ? { sealedCredentials: sealCredentials(id, credentials) } : {}),
      ...audience,
    })
    // What was wrong may be what was just changed.
    if (target.mode === 'on') await setTargetMode(tenant, id, 'on')
    await appendEvents(tenant, [
      {
        kind: 'target.changed',
        outcome: 'done',
        title: `${name} was changed${credentials ? ', with new credentials' : ''}`,
        actor: ctx.actor,
        targetId: id,
        changes: [
          ...difference('name', target.name, name),
          ...difference('condition', target.condition, audience.condition),
          ...difference('people', target.source, audience.source),
        ],
      },
    ])
    if ((await oweTarget(tenant, id, { priority: 50, delayMs: 0 })) > 0) owe({ stores: [], targets: [id] })
  })
}

const difference = (field: string, from: string | null, to: string | null) =>
  from === to ? [] : [{ field, from, to }]
