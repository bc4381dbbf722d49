import type { z } from 'zod'
import { findSealedTarget, type SealedTarget } from '@/adapters/db/targets'
import { RecordRefusedError } from '@/adapters/outbound/scim/failure'
import { MessageRefusedError } from '@/adapters/outbound/webhook/deliver'
import { describeTrouble, TargetTroubleError, type Words } from '@/core/targets/trouble'
import { read, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import type { TargetRef } from './form'
import { hostOf } from './report'
import { openScim } from './scim-access'
import { openWebhook } from './webhook-access'

type Tested = ({ ok: true } & Words) | ({ ok: false } & Words)

/** Asks a target whether it takes us, and says in words what is wrong and who can change it. Writes nothing. */
export async function testTarget(ctx: Context, { id }: z.infer<typeof TargetRef>): Promise<Tested> {
  requireRole(ctx, 'operator')
  const target = await read(ctx, (tenant) => findSealedTarget(tenant, id))
  if (!target) throw new Refused('not-found', 'There is no such target in this organization.')
  const host = hostOf(target.settings)
  try {
    return { ok: true, ...(await ask(target, host)) }
  } catch (error) {
    if (error instanceof TargetTroubleError) return { ok: false, ...describeTrouble(error.trouble, host) }
    if (!(error instanceof RecordRefusedError) && !(error instanceof MessageRefusedError)) throw error
    const { status, detail } = error
    return {
      ok: false,
      message: `${host} accepts the credentials, but refuses what was asked (${status}): ${detail}`,
      fix: 'Give them permission to read and write users.',
    }
  }
}

async function ask(target: SealedTarget, host: string): Promise<Words> {
  switch (target.kind) {
    case 'scim': {
      const count = await openScim(target).client.count()
      return {
        message: `${host} answers as a SCIM 2.0 service and accepts the credentials. It has ${count} users.`,
        fix: 'Nothing to do.',
      }
    }
    case 'webhook': {
      const now = new Date()
      const message = {
        id: `msg_test_${now.getTime()}`,
        type: 'target.test',
        timestamp: now.toISOString(),
        data: {},
      }
      await openWebhook(target)(message)
      return { message: `${host} took a signed message of the type target.test.`, fix: 'Nothing to do.' }
    }
    default:
      return {
        message: 'This target is fetched from Rollcall, so there is nothing to reach.',
        fix: 'Nothing to do.',
      }
  }
}
