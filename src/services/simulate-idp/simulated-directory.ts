import { z } from 'zod'
import { directorySettings, findDirectory } from '@/adapters/db/directories'
import { read, type Context } from '../context'
import { Refused } from '../refused'

const Settings = z.object({ simulated: z.boolean().default(false) })

/** Whether Rollcall plays the identity provider of a directory itself, by its kept settings. */
export const isSimulated = (settings: unknown): boolean =>
  Settings.catch({ simulated: false }).parse(settings).simulated

/** A directory whose identity provider is simulated; no other may be spoken for. */
export const simulatedDirectory = (ctx: Context, id: string) =>
  read(ctx, async (tenant) => {
    const directory = await findDirectory(tenant, id)
    if (!directory || !isSimulated(await directorySettings(tenant, id)))
      throw new Refused('not-found', 'There is no simulated identity provider of this id.')
    return directory
  })
