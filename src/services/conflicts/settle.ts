import { z } from 'zod'
import { keepAgreed } from '@/adapters/db/accepted-values'
import { lockConflict, settleConflict } from '@/adapters/db/conflicts'
import { appendEvents } from '@/adapters/db/events'
import { lockLink } from '@/adapters/db/heard-links'
import { oweLink } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { loadPeople } from '@/adapters/db/load-people'
import { findStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import type { Configuration } from '@/core/mapping/configuration'
import { mappingOf } from '@/core/mapping/default-mapping'
import { isFieldName } from '@/core/reconcile/customer-store'
import { keepConfiguration } from '../configuration/save'
import { loadConfiguration } from '../configuration/load'
import { change, requireRole, type Context, type Owe } from '../context'
import { acceptEdits } from '../edits/accept-edits'
import { Refused } from '../refused'
import { fieldsOf, jsonFields } from '../sync/ledger'
import { namedLead } from '../sync/person'

export const ConflictSettlement = z.object({
  id: z.uuid(),
  choice: z.enum(['directory', 'store']),
  /** From now on the side that was chosen owns the field, for everyone of the directory. */
  always: z.boolean().default(false),
})

/** Chooses one of two values: the store gets the directory's, or the store's counts everywhere. */
export async function settle(
  ctx: Context,
  { id, choice, always }: z.infer<typeof ConflictSettlement>,
): Promise<void> {
  requireRole(ctx, always ? 'admin' : 'operator')
  await change(ctx, async (tenant, owe) => {
    const conflict = await lockConflict(tenant, id)
    if (!conflict) throw new Refused('conflict', 'This was settled meanwhile.')
    const { linkId, storeId, personId, directoryId, field, storeValue, directoryValue } = conflict
    if (!isFieldName(field)) throw new Refused('invalid', `${field} is no field of a customer any more.`)
    const store = await findStore(tenant, storeId)
    const link = await lockLink(tenant, linkId)
    const person = (await loadPeople(tenant, [personId])).get(personId)
    if (!store || !link || !person)
      throw new Refused('not-found', 'The person or the store is not there any more.')
    const { configuration } = await loadConfiguration(tenant)
    await settleConflict(tenant, conflict, { choice, settledBy: ctx.actor, settledAt: new Date() })
    // What the store shows is agreed: the directory's value then differs and is written, the store's is not.
    await keepAgreed(tenant, linkId, jsonFields({ ...fieldsOf(link.agreed), [field]: storeValue }))
    if (choice === 'store') {
      const edit = { field, from: directoryValue, to: storeValue, directory: directoryValue }
      await acceptEdits(tenant, owe, { store, person, configuration, actor: ctx.actor }, [edit])
    }
    const causeId = newId(new Date())
    await oweLink(tenant, linkId, { priority: 10, delayMs: 0, causeId })
    owe([storeId])
    if (always) await ownFromNowOn(ctx, tenant, owe, { configuration, directoryId, field, owner: choice })
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: 'conflict.settled',
        outcome: 'done',
        title: `${namedLead(person).displayName}: the value of ${choice === 'store' ? store.name : 'the directory'} counts`,
        actor: ctx.actor,
        userId: personId,
        storeId,
        directoryId,
        changes: [
          {
            field,
            from: choice === 'store' ? directoryValue : storeValue,
            to: choice === 'store' ? storeValue : directoryValue,
          },
        ],
      },
    ])
  })
}

async function ownFromNowOn(
  ctx: Context,
  tenant: Tenant,
  owe: Owe,
  change: { configuration: Configuration; directoryId: string; field: string; owner: 'directory' | 'store' },
) {
  const { configuration, directoryId, field, owner } = change
  const rows = mappingOf(configuration, { directoryId })
  const mapping = rows.map((row) => (row.to === field ? { ...row, owner } : row))
  const before = await loadConfiguration(tenant)
  await keepConfiguration(ctx, tenant, owe, {
    before,
    after: { ...configuration, mappings: { ...configuration.mappings, [directoryId]: mapping } },
    note: `${field}: ${owner === 'store' ? 'the store' : 'the directory'} has the say`,
  })
}
