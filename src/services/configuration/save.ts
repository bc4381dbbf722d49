import { z } from 'zod'
import { insertConfiguration } from '@/adapters/db/configuration'
import { appendEvents } from '@/adapters/db/events'
import { oweDecision } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { listStores } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { affectedBy } from '@/core/mapping/affected'
import type { Configuration } from '@/core/mapping/configuration'
import { configurationChanges } from '@/core/mapping/configuration-changes'
import { isObject } from '@/core/scim/json'
import { storable } from '@/core/scim/storable'
import { change, requireRole, type Context, type Owe } from '../context'
import { Refused } from '../refused'
import { changeLines } from './change-lines'
import { checkReferences } from './check-references'
import { loadConfiguration } from './load'
import { readCandidate } from './read-candidate'

/** Behind whatever an identity provider pushes meanwhile. */
const BACK_FILL = { priority: 50, delayMs: 0 }

/** A whole configuration, the version that it was made from, and why. */
export const ConfigurationChange = z.object({
  base: z.number().int().min(0),
  configuration: z.unknown(),
  note: z.string().trim().max(500).default(''),
})

export type Saved = { version: number; stores: { storeId: string; people: number }[] }

/**
 * Saves a configuration as the next version and owes it to every store in which it can make a difference. Refuses with
 * `invalid` (the field is the place in the document) and with `conflict` when another version was saved meanwhile.
 */
export async function saveConfiguration(
  ctx: Context,
  { base, configuration: candidate, note }: z.infer<typeof ConfigurationChange>,
): Promise<Saved> {
  requireRole(ctx, 'admin')
  const after = readCandidate(candidate)
  return change(ctx, async (tenant, owe) => {
    const before = await loadConfiguration(tenant)
    if (before.version !== base) throw savedMeanwhile(before.version)
    await checkReferences(tenant, before.configuration, after)
    return keepConfiguration(ctx, tenant, owe, { before, after, note })
  })
}

/** Keeps a configuration that may be kept, in the caller's transaction. Saying the same again changes nothing. */
export async function keepConfiguration(
  ctx: Context,
  tenant: Tenant,
  owe: Owe,
  {
    before,
    after,
    note,
    because,
  }: {
    before: { version: number; configuration: Configuration }
    after: Configuration
    note: string
    /** The event that this comes from, such as a preview that was applied. */
    because?: string
  },
): Promise<Saved> {
  const changes = configurationChanges(before.configuration, after)
  if (changes.length === 0) return { version: before.version, stores: [] }
  const version = before.version + 1
  const author = ctx.actor
  const id = newId(new Date())
  const causeId = because ?? id
  if (!(await insertConfiguration(tenant, { version, document: documentOf(after), author, note })))
    throw savedMeanwhile(version)
  const stores = await listStores(tenant)
  const saved: Saved = { version, stores: [] }
  for (const affected of affectedBy(
    before.configuration,
    after,
    stores.map(({ id }) => id),
  )) {
    const { people, wake } = await oweDecision(tenant, affected, { ...BACK_FILL, causeId })
    owe(wake)
    saved.stores.push({ storeId: affected.storeId, people })
  }
  await appendEvents(tenant, [
    {
      id,
      ...(because !== undefined && { causeId: because }),
      kind: 'configuration.saved',
      outcome: 'done',
      title: `Mapping and rules, version ${version}${note === '' ? '' : `: ${note}`}`,
      actor: author,
      changes: changeLines(changes),
    },
  ])
  return saved
}

const savedMeanwhile = (version: number) =>
  new Refused(
    'conflict',
    `Somebody else has saved version ${version} meanwhile. Load it, look at what changed, and save again.`,
  )

function documentOf(configuration: Configuration) {
  const document = storable(z.json().parse(JSON.parse(JSON.stringify(configuration))))
  return isObject(document) ? document : {}
}
