import { z } from 'zod'
import { listConfigurations } from '@/adapters/db/configuration'
import { configurationChanges } from '@/core/mapping/configuration-changes'
import { Actor } from '../activity/line'
import { read, type Context } from '../context'
import { loadConfiguration } from './load'
import { loadVersion } from './load-version'

export const VersionRef = z.object({ version: z.number().int().min(0) })

export const VersionsPage = z.object({
  cursor: z.number().int().min(1).optional(),
  limit: z.number().int().min(1).max(100).default(20),
})

/** What counts now; version 0 = the defaults, nobody has saved anything yet. */
export const viewConfiguration = (ctx: Context) => read(ctx, loadConfiguration)

/** One version with what it changed of the version before it. */
export const viewVersion = (ctx: Context, { version }: z.infer<typeof VersionRef>) =>
  read(ctx, async (tenant) => {
    const configuration = await loadVersion(tenant, version)
    const before = version === 0 ? configuration : await loadVersion(tenant, version - 1)
    return { version, configuration, changes: configurationChanges(before, configuration) }
  })

export const VersionsCompared = z.object({
  from: z.number().int().min(0),
  to: z.number().int().min(0),
})

/** What differs between any two versions. */
export const compareVersions = (ctx: Context, { from, to }: z.infer<typeof VersionsCompared>) =>
  read(ctx, async (tenant) =>
    configurationChanges(await loadVersion(tenant, from), await loadVersion(tenant, to)),
  )

/** The history of the configuration, newest first; `nextCursor` is null on the last page. */
export const listVersions = (ctx: Context, { cursor, limit }: z.infer<typeof VersionsPage>) =>
  read(ctx, async (tenant) => {
    const page = { limit: limit + 1, ...(cursor === undefined ? {} : { before: cursor }) }
    const rows = await listConfigurations(tenant, page)
    const shown = rows.slice(0, limit)
    return {
      versions: shown.map(({ author, ...row }) => ({ ...row, author: Actor.parse(author) })),
      nextCursor: rows.length > limit ? (shown.at(-1)?.version ?? null) : null,
    }
  })
