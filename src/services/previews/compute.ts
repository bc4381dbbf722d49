import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { loadPeople, type StoredPerson } from '@/adapters/db/load-people'
import {
  linksOfPeople,
  personIdsAfter,
  type PreviewLineRow,
  type RememberedLink,
} from '@/adapters/db/preview-people'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { desiredCustomer } from '@/core/mapping/desired-customer'
import { foresee, type Foreseen } from '@/core/reconcile/foresee'
import { lastMemberOf, ledgerOf } from '../sync/ledger'
import { namedLead, personOf } from '../sync/person'
import type { Outlook } from './decision'

const PAGE = 1_000

export type Counts = Record<string, Record<Foreseen['kind'], number>>

export type Computed = { hash: string; counts: Counts }

/**
 * Foresees every write of an outlook, a page of people at a time, and hands the lines to `keep`. The hash covers them
 * all in their order: equal plans have equal hashes.
 */
export async function computePlan(
  organizationId: OrganizationId,
  outlook: Outlook,
  keep: (lines: PreviewLineRow[]) => Promise<void>,
): Promise<Computed> {
  const hash = createHash('sha256')
  const counts: Counts = Object.fromEntries(
    outlook.stores.map(({ id }) => [id, { create: 0, update: 0, restrict: 0, restore: 0, keep: 0 }]),
  )
  const now = new Date()
  let after: string | null = null
  let position = 0
  for (;;) {
    const page = await readPage(organizationId, outlook, after)
    const lines: PreviewLineRow[] = []
    for (const { person, links } of page.people) {
      for (const store of outlook.stores) {
        const foreseen = foreseeOne(person, links.get(store.id), outlook, { storeId: store.id, now })
        const count = counts[store.id]
        if (count) count[foreseen.kind]++
        if (foreseen.kind === 'keep') continue
        const line = {
          storeId: store.id,
          personId: person.id,
          kind: foreseen.kind,
          changes: foreseen.changes,
        }
        hash.update(`${canonicalize(line)}\n`)
        lines.push({ ...line, position: position++, name: namedLead(person).displayName })
      }
    }
    await keep(lines)
    if (page.last === null) return { hash: hash.digest('hex'), counts }
    after = page.last
  }
}

const readPage = (organizationId: OrganizationId, { stores, directoryId }: Outlook, after: string | null) =>
  within(organizationId, async (tenant) => {
    const ids = await personIdsAfter(tenant, after, { limit: PAGE, ...(directoryId && { directoryId }) })
    const people = await loadPeople(tenant, ids, directoryId ? { alsoFrom: [directoryId] } : {})
    const rows = await linksOfPeople(
      tenant,
      ids,
      stores.map(({ id }) => id),
    )
    const links = Map.groupBy(rows, ({ userId }) => userId)
    return {
      people: ids.flatMap((id) => {
        const person = people.get(id)
        const own = new Map((links.get(id) ?? []).map((link) => [link.storeId, link]))
        // Somebody whom only observed directories know is nobody's business yet.
        return person && person.users.length > 0 ? [{ person, links: own }] : []
      }),
      last: ids.length < PAGE ? null : (ids.at(-1) ?? null),
    }
  })

const unlinked = {
  id: '',
  customerId: null,
  agreed: null,
  observed: null,
  managedTags: [],
  managedRoles: [],
  asked: [],
}

function foreseeOne(
  person: StoredPerson,
  link: RememberedLink | undefined,
  { configuration }: Outlook,
  at: { storeId: string; now: Date },
): Foreseen {
  const known = link && { lastMember: lastMemberOf(link), erasureRequestedAt: link.erasureRequestedAt }
  const desired = desiredCustomer(personOf(person), configuration, { ...at, ...known })
  return foresee(desired, ledgerOf(link ?? unlinked), { restricted: link?.restricted ?? false })
}
