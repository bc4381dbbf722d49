import { directorySettings, findDirectory, listDirectories } from '@/adapters/db/directories'
import { listSecrets } from '@/adapters/db/inbound-secrets'
import { listScimRequests } from '@/adapters/db/scim-requests'
import { read, type Context } from '../context'
import { limitsOf } from '../guard/limits'
import { Refused } from '../refused'
import { endingOf } from '../credentials/ending'
import { eventsUrl } from '../inbound/events-url'
import { failThroughOf } from '../scim/fail-through/setting'
import { isSimulated } from '../simulate-idp/simulated-directory'
import { scimBaseUrl } from './scim-base-url'

const REQUESTS_SHOWN = 50

export async function viewDirectories(ctx: Context) {
  const directories = await read(ctx, listDirectories)
  return directories.map((directory) => ({ ...directory, scimBaseUrl: scimBaseUrl(directory.key) }))
}

/** One directory with its tokens, signing secrets and the newest lines of its request log. */
export async function viewDirectory(ctx: Context, id: string) {
  return read(ctx, async (tenant) => {
    const directory = await findDirectory(tenant, id)
    if (!directory) throw new Refused('not-found', 'There is no such directory in this organization.')
    const requests = await listScimRequests(tenant, id, REQUESTS_SHOWN)
    const secrets = await listSecrets(tenant, id)
    const settings = await directorySettings(tenant, id)
    const { key } = directory
    const ending = await endingOf(tenant, new Date())
    const guard = await limitsOf(tenant, { directoryId: id })
    return {
      ...directory,
      guard,
      isSimulated: isSimulated(settings),
      failThrough: failThroughOf(settings),
      scimBaseUrl: scimBaseUrl(key),
      eventsUrl: eventsUrl(key),
      secrets,
      ending: ending.filter(({ ownerId }) => ownerId === id),
      requests,
    }
  })
}
