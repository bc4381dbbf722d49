import type { z } from 'zod'
import { findSealedTarget, type SealedTarget } from '@/adapters/db/targets'
import { RecordRefusedError } from '@/adapters/outbound/scim/failure'
import { MessageRefusedError } from '@/adapters/outbound/webhook/deliver'
import { describeTrouble, TargetTroubleError, type Words } from '@/core/targets/trouble'
import { read, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import type { TargetRef } from './form'
import { hostOf } from './report'
import { openEntra } from './entra-access'
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
    case 'entra':
      return askEntra(target)
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

/** Whether the secret is accepted, and what the application may do. Nothing is uploaded. */
async function askEntra(target: SealedTarget): Promise<Words> {
  const { client } = openEntra(target)
  const granted = await client.permissions()
  const missing = (granted === undefined ? [] : needed).filter(
    (names) => !names.some((name) => granted?.includes(name)),
  )
  if (missing.length > 0) {
    const detail = `the application lacks ${missing.map(([name]) => name).join(' and ')}`
    throw new TargetTroubleError({ kind: 'unauthorized', detail })
  }
  await client.results(new Date())
  return {
    message:
      'Entra accepts the secret, and the application may upload people and read the provisioning logs.',
    fix: 'Start provisioning in Entra, if it is not on yet.',
  }
}

/** One of each is enough. */
const needed = [
  ['SynchronizationData-User.Upload', 'SynchronizationData-User.Upload.OwnedBy'],
  ['ProvisioningLog.Read.All', 'AuditLog.Read.All'],
]
