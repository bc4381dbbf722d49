import { keepAgreed } from '@/adapters/db/accepted-values'
import { keepDirectoryValues } from '@/adapters/db/conflicts'
import { loadPeople, type StoredPerson } from '@/adapters/db/load-people'
import type { ConnectedStore } from '@/adapters/db/stores'
import { within, type Tenant } from '@/adapters/db/tenant'
import { agreements } from '@/core/reconcile/absorb'
import type { FieldName } from '@/core/reconcile/customer-store'
import { askAboutEdits } from '../edits/ask-about-edits'
import type { Decided } from '../sync/decide-batch'
import { jsonFields } from '../sync/ledger'
import type { Batch } from '../sync/reconcile-batch'
import { closeAgreed } from './close-agreed'

/**
 * Looks after the conflicts of the people of a batch: one is settled when the directory has come to say what the store
 * shows, and any other shows what the directory says now. Answers the batch with what is agreed on since.
 */
export async function closeReached(batch: Batch, decided: Decided[]): Promise<Decided[]> {
  const waiting = decided.filter(
    ({ ledger, desired, problem }) =>
      problem === undefined && desired.presence === 'member' && (ledger.asked?.length ?? 0) > 0,
  )
  if (waiting.length === 0) return decided
  const closed = await within(batch.organizationId, async (tenant) => {
    const people = await loadPeople(
      tenant,
      waiting.map(({ link }) => link.personId),
    )
    const results = new Map<Decided, Decided>()
    for (const one of waiting) {
      const { link, ledger, desired, person: lead } = one
      const reached = agreements(ledger.asked, ledger.observed, desired.fields)
      const agreed = {
        ...ledger.agreed,
        ...Object.fromEntries(reached.map(({ field, value }) => [field, value])),
      }
      const open = (ledger.asked ?? []).filter((field) => !reached.some((each) => each.field === field))
      await keepDirectoryValues(
        tenant,
        link.id,
        open.map((field) => ({ field, value: desired.fields[field] ?? null })),
      )
      const person = people.get(link.personId)
      if (link.restricted && person) await askAgain(tenant, { store: batch.store, person }, one, open)
      if (reached.length === 0 || !person) continue
      await keepAgreed(tenant, link.id, jsonFields(agreed))
      const actor = { type: 'directory', id: lead.directory.id, name: lead.directory.name } as const
      await closeAgreed(tenant, { store: batch.store, person, linkId: link.id, actor }, reached)
      results.set(one, { ...one, ledger: { ...ledger, agreed, asked: open } })
    }
    return results
  })
  return decided.map((one) => closed.get(one) ?? one)
}

/** Of those who had left it was not asked any more; now that they are back, both sides still differ. */
const askAgain = (
  tenant: Tenant,
  of: { store: ConnectedStore; person: StoredPerson },
  { link, ledger, desired }: Decided,
  fields: FieldName[],
) =>
  askAboutEdits(
    tenant,
    { ...of, linkId: link.id },
    fields.map((field) => ({
      field,
      from: ledger.agreed[field] ?? null,
      to: ledger.observed[field] ?? null,
      directory: desired.fields[field] ?? null,
    })),
  )
