import { z } from 'zod'
import { insertDirectory } from '@/adapters/db/directories'
import { appendEvents } from '@/adapters/db/events'
import { newDirectoryKey } from '@/adapters/vault/token'
import { change, requireRole, type Context } from '../context'
import { issueToken } from './issue-token'
import { scimBaseUrl } from './scim-base-url'

export const NewDirectory = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(120),
  kind: z.enum(['okta', 'entra', 'onelogin', 'jumpcloud', 'ping', 'generic']),
  /** A new directory only observes until somebody has seen what it would do. */
  mode: z.enum(['observe', 'live']).default('observe'),
})

/** Creates a directory with its first token, which is readable in this answer only. */
export async function createDirectory(ctx: Context, { name, kind, mode }: z.infer<typeof NewDirectory>) {
  requireRole(ctx, 'admin')
  return change(ctx, async (tenant) => {
    const directory = await insertDirectory(tenant, { name, kind, mode, key: newDirectoryKey() })
    const { token } = await issueToken(tenant, {
      directoryId: directory.id,
      name: 'First token',
      expiresAt: null,
    })
    await appendEvents(tenant, [
      {
        kind: 'directory.created',
        outcome: 'done',
        title: `Directory ${name} was created`,
        actor: ctx.actor,
        directoryId: directory.id,
      },
    ])
    return { directory: { ...directory, scimBaseUrl: scimBaseUrl(directory.key) }, token }
  })
}
