import canonicalize from 'canonicalize'
import { departuresOfPerson, lockSettledLeavers } from '@/adapters/db/departures'
import { appendEvents } from '@/adapters/db/events'
import { findPerson } from '@/adapters/db/people'
import { appendReceipt, latestReceipt, organizationName } from '@/adapters/db/receipts'
import type { Tenant } from '@/adapters/db/tenant'
import { newId } from '@/adapters/db/new-id'
import { storeSettings, type Configuration } from '@/core/mapping/configuration'
import { leavingFacts } from '@/core/mapping/leaving-facts'
import {
  Departure,
  outcomeIn,
  outcomeOf,
  Receipt,
  substanceOf,
  type StorePart,
} from '@/core/receipts/receipt'
import { loadConfiguration } from '../configuration/load'
import { overrideOf } from '../people/override'
import { signDocument } from './sign-document'

/** Issues a signed receipt for each of these people who is out of every store, unless the last one says the same. */
export async function issueReceipts(tenant: Tenant, personIds: string[], now: Date): Promise<void> {
  const settled = await lockSettledLeavers(tenant, [...new Set(personIds)])
  if (settled.length === 0) return
  const { configuration } = await loadConfiguration(tenant)
  const organization = { id: tenant.organizationId, name: await organizationName(tenant) }
  for (const personId of settled) {
    const person = await findPerson(tenant, personId)
    const departures = await departuresOfPerson(tenant, personId)
    if (!person || departures.length === 0) continue
    const stores = departures.map((departure) => storePart(departure, configuration))
    const { saidAt, ...leaving } = leavingOf(person, stores, departures[0]?.startedAt ?? now)
    const before = await latestReceipt(tenant, personId, saidAt)
    const outcome = outcomeOf(stores)
    if (before && saysTheSame(before.document, { outcome, stores })) continue
    const { displayName, userName, email } = person.lead
    await sign(
      tenant,
      {
        format: 'rollcall.offboarding-receipt/1',
        id: newId(now),
        revision: (before?.revision ?? 0) + 1,
        amends: before?.id ?? null,
        issuedAt: now.toISOString(),
        organization,
        person: { id: personId, displayName, userName, email },
        leaving: { ...leaving, saidAt: saidAt.toISOString() },
        outcome,
        stores,
      },
      saidAt,
    )
  }
}

type FoundPerson = NonNullable<Awaited<ReturnType<typeof findPerson>>>
type FoundDeparture = Awaited<ReturnType<typeof departuresOfPerson>>[number]

function storePart({ record, link }: FoundDeparture, configuration: Configuration): StorePart {
  const { store, customerId } = link
  const departure = Departure.parse(record)
  const { policy } = storeSettings(configuration, store.id)
  return {
    store: { id: store.id, name: store.name, domain: store.domain },
    customerId,
    outcome: outcomeIn(departure),
    ...departure,
    notCovered: leavingFacts(policy, { scopes: store.scopes }).notCovered,
  }
}

/** Who has said that this person leaves, and when: the directory that knew them last, or a teammate. */
function leavingOf({ personId, lead, users }: FoundPerson, stores: StorePart[], startedAt: Date) {
  const cause = stores[0]?.cause ?? 'inactive'
  const override = overrideOf(users.find(({ id }) => id === personId)?.override)
  if (override?.kind === 'restricted')
    return { cause: 'restricted' as const, saidBy: override.by.name, saidAt: new Date(override.at) }
  const left = users.flatMap(({ leftAt }) => (leftAt === null ? [] : [leftAt.getTime()]))
  const saidAt = left.length === users.length ? new Date(Math.max(...left)) : startedAt
  return { cause, saidBy: lead.directory.name, saidAt }
}

function saysTheSame(document: unknown, now: Pick<Receipt, 'outcome' | 'stores'>): boolean {
  const before = Receipt.safeParse(document)
  return before.success && canonicalize(substanceOf(before.data)) === canonicalize(substanceOf(now))
}

async function sign(tenant: Tenant, document: Receipt, saidAt: Date): Promise<void> {
  await appendReceipt(tenant, {
    id: document.id,
    personId: document.person.id,
    saidAt,
    revision: document.revision,
    outcome: document.outcome,
    document,
    ...(await signDocument(tenant, document)),
    issuedAt: new Date(document.issuedAt),
  })
  const isDone = document.outcome === 'restricted'
  await appendEvents(tenant, [
    {
      kind: document.amends ? 'receipt.amended' : 'receipt.issued',
      outcome: isDone ? 'done' : 'failed',
      title: isDone
        ? `The off-boarding of ${document.person.displayName} is complete and proved by a receipt`
        : `The off-boarding of ${document.person.displayName} is not complete: the receipt says where`,
      actor: { type: 'job', name: 'Receipts' },
      userId: document.person.id,
      changes: [{ field: 'receipt', from: document.amends, to: document.id }],
    },
  ])
}
