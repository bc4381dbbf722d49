import { z } from 'zod'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { loadConfiguration } from './load'
import { loadVersion } from './load-version'
import { keepConfiguration, type Saved } from './save'

export const ConfigurationRevert = z.object({
  version: z.number().int().min(0),
  base: z.number().int().min(0),
})

/** Saves an older version anew, as the next one; what it says of stores and directories that are gone does no harm. */
export async function revertConfiguration(
  ctx: Context,
  { version, base }: z.infer<typeof ConfigurationRevert>,
): Promise<Saved> {
  requireRole(ctx, 'admin')
  return change(ctx, async (tenant, owe) => {
    const before = await loadConfiguration(tenant)
    if (before.version !== base)
      throw new Refused('conflict', `Somebody else has saved version ${before.version} meanwhile.`)
    const after = await loadVersion(tenant, version)
    return keepConfiguration(ctx, tenant, owe, { before, after, note: `Back to version ${version}` })
  })
}
