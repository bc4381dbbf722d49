import { z } from 'zod'
import { decideFinding, findFinding, type Finding } from '@/adapters/db/drift'
import { appendEvents } from '@/adapters/db/events'
import { excludeCustomers } from '@/adapters/db/reviews'
import { actionsFor, driftKinds, type DriftAction } from '@/core/reconcile/drift'
import { change, read, requireRole, type Context } from '../context'
import { mergeCustomers } from '../people/merge'
import { Refused } from '../refused'
import { adoptFound } from './adopt-found'
import { forgetStrayKey } from './forget-stray-key'
import { putBack } from './put-back'
import { restrictUnmanaged } from './restrict-unmanaged'

export const DriftDecision = z.object({
  id: z.uuid(),
  action: z.enum(['put-back', 'restrict', 'adopt', 'forget-key', 'merge', 'ignore']),
})

const doers: Record<DriftAction, (ctx: Context, finding: Finding) => Promise<unknown>> = {
  'put-back': putBack,
  restrict: restrictUnmanaged,
  adopt: adoptFound,
  'forget-key': forgetStrayKey,
  merge: (ctx, { linkId, customerId }) =>
    mergeCustomers(ctx, { linkId: linkId ?? '', otherId: customerId ?? '' }),
  ignore: ruleOut,
}

const said: Record<DriftAction, string> = {
  'put-back': 'What the directory says is put back',
  restrict: 'A customer that nobody manages was restricted',
  adopt: 'A customer was linked with the person whom it belongs to',
  'forget-key': 'A customer lost a key of Rollcall that belonged to nobody',
  merge: 'Two customers of one person were merged',
  ignore: 'A difference is left as it is',
}

/** Carries out what a teammate decides about one finding; it is solved then, or ignored for good. */
export async function decideDrift(
  ctx: Context,
  { id, action }: z.infer<typeof DriftDecision>,
): Promise<void> {
  requireRole(ctx, 'operator')
  const finding = await read(ctx, (tenant) => findFinding(tenant, id))
  if (!finding) throw new Refused('not-found', 'This has been settled already.')
  const kind = driftKinds.find((known) => known === finding.kind) ?? 'unmanaged'
  if (!actionsFor(kind, { hasPerson: finding.personId !== null }).includes(action))
    throw new Refused('invalid', 'This cannot be done about that.')
  await doers[action](ctx, finding)
  await change(ctx, async (tenant) => {
    await decideFinding(tenant, id, { state: action === 'ignore' ? 'ignored' : 'solved', by: ctx.actor })
    await appendEvents(tenant, [
      {
        kind: `drift.${action}`,
        outcome: 'done',
        title: `${said[action]} in ${finding.store.name}`,
        actor: ctx.actor,
        storeId: finding.storeId,
        ...(finding.personId && { userId: finding.personId }),
      },
    ])
  })
}

/** A customer that only looks like a second one of somebody is never taken for one again. */
async function ruleOut(ctx: Context, { kind, linkId, customerId }: Finding) {
  if (kind !== 'duplicate' || linkId === null || customerId === null) return
  await change(ctx, (tenant) => excludeCustomers(tenant, linkId, [customerId], ctx.actor))
}
