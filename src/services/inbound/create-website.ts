import type { z } from 'zod'
import { insertDirectory } from '@/adapters/db/directories'
import { appendEvents } from '@/adapters/db/events'
import { newDirectoryKey } from '@/adapters/vault/token'
import { change, requireRole, type Context } from '../context'
import { NewDirectory } from '../directories/create'
import { issueSecret } from './issue-secret'

export const NewWebsite = NewDirectory.pick({ name: true, mode: true })

/** Creates a directory that a website fills, with its first signing secret, which is readable in this answer only. */
export async function createWebsite(ctx: Context, { name, mode }: z.infer<typeof NewWebsite>) {
  requireRole(ctx, 'admin')
  return change(ctx, async (tenant) => {
    const directory = await insertDirectory(tenant, { name, kind: 'website', mode, key: newDirectoryKey() })
    const { secret } = await issueSecret(tenant, directory.id)
    await appendEvents(tenant, [
      {
        kind: 'directory.created',
        outcome: 'done',
        title: `Directory ${name} was created`,
        actor: ctx.actor,
        directoryId: directory.id,
      },
    ])
    return { directory, secret }
  })
}
