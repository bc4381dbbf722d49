import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { oweTarget } from '@/adapters/db/owe-targets'
import { insertTarget } from '@/adapters/db/targets'
import { newId } from '@/adapters/db/new-id'
import { kindNames } from '@/core/targets/settings'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { checkAudience, checkSetUp } from './check-form'
import { sealCredentials } from './credentials'
import { Audience, TargetName, TargetSetUp } from './form'
import { newWebhookSecret } from './webhook-secret'

export const NewTarget = z.object({ name: TargetName, setUp: TargetSetUp, audience: Audience })

/** First loads go behind what identity providers push meanwhile. */
const FIRST_LOAD = { priority: 50, delayMs: 0 }

/**
 * Makes a target and owes it everyone whom it is for. `secret` is what a webhook's receiver verifies with; it is
 * readable in this answer only.
 */
export async function createTarget(ctx: Context, { name, setUp, audience }: z.infer<typeof NewTarget>) {
  requireRole(ctx, 'admin')
  checkSetUp(setUp)
  const id = newId(new Date())
  const secret = setUp.kind === 'webhook' ? newWebhookSecret() : null
  const credentials = secret === null ? credentialsOf(setUp) : { secret }
  await change(ctx, async (tenant, owe) => {
    await checkAudience(tenant, audience)
    await insertTarget(tenant, {
      id,
      name,
      kind: setUp.kind,
      settings: 'settings' in setUp ? setUp.settings : {},
      sealedCredentials: credentials && sealCredentials(id, credentials),
      ...audience,
    })
    await appendEvents(tenant, [
      {
        kind: 'target.created',
        outcome: 'done',
        title: `${name} (${kindNames[setUp.kind]}) was added to where people are written back`,
        actor: ctx.actor,
        targetId: id,
      },
    ])
    if ((await oweTarget(tenant, id, FIRST_LOAD)) > 0) owe({ stores: [], targets: [id] })
  })
  return { id, secret }
}

function credentialsOf(setUp: TargetSetUp): object | null {
  if (setUp.kind !== 'scim' && setUp.kind !== 'entra') return null
  if (setUp.credentials) return setUp.credentials
  const field = setUp.kind === 'scim' ? 'token' : 'clientSecret'
  throw new Refused('invalid', 'Enter the credentials.', field)
}
