import { loadPeople } from '@/adapters/db/load-people'
import {
  linksOfPeople,
  personIdsAfter,
  type PreviewLineRow,
  type RememberedLink,
} from '@/adapters/db/preview-people'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { desiredCustomer } from '@/core/mapping/desired-customer'
import type { Person } from '@/core/mapping/person'
import { foresee, type Foreseen } from '@/core/reconcile/foresee'
import { lastMemberOf, ledgerOf } from '../sync/ledger'
import { namedLead, personOf } from '../sync/person'
import type { Outlook } from './decision'
import { noCount } from './counts'
import { chain, type Work } from './work'

const PAGE = 1_000

export type PlannedPage = { lines: PreviewLineRow[]; work: Work; isLast: boolean }

/**
 * Foresees every write of an outlook from where work has stopped, a page of people at a time, with how far it has come
 * then. The next page is read while somebody keeps this one.
 */
export async function* planPages(
  organizationId: OrganizationId,
  outlook: Outlook,
  begun: Work,
): AsyncGenerator<PlannedPage> {
  let work = begun
  let reading = readPage(organizationId, outlook, work.after)
  for (;;) {
    const page = await reading
    if (!page.isLast) {
      reading = readPage(organizationId, outlook, page.after)
      // Whoever stops here does not hear of it, and whoever goes on does.
      reading.catch(() => undefined)
    }
    const planned = planPage(page, outlook, work)
    work = planned.work
    yield planned
    if (page.isLast) return
  }
}

type Page = Awaited<ReturnType<typeof readPage>>

function planPage({ people, looked, after, isLast }: Page, outlook: Outlook, before: Work): PlannedPage {
  let { position, digest } = before
  const counts = structuredClone(before.counts)
  const lines: PreviewLineRow[] = []
  for (const { person: stored, links } of people) {
    const person = personOf(stored)
    const { displayName: name } = namedLead(stored)
    for (const { id: storeId } of outlook.stores) {
      const foreseen = foreseeOne(person, links.get(storeId), outlook, { storeId, now: before.at })
      const count = (counts[storeId] ??= noCount())
      count[foreseen.kind]++
      if (foreseen.kind === 'keep') continue
      const line = { storeId, personId: stored.id, kind: foreseen.kind, changes: foreseen.changes }
      digest = chain(digest, line)
      lines.push({ ...line, position: position++, name })
    }
  }
  const work = { ...before, after, looked: before.looked + looked, position, digest, counts }
  return { lines, work, isLast }
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
      looked: ids.length,
      after: ids.at(-1) ?? after,
      isLast: ids.length < PAGE,
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
  person: Person,
  link: RememberedLink | undefined,
  { configuration }: Outlook,
  at: { storeId: string; now: Date },
): Foreseen {
  const known = link && { lastMember: lastMemberOf(link), erasureRequestedAt: link.erasureRequestedAt }
  const desired = desiredCustomer(person, configuration, { ...at, ...known })
  return foresee(desired, ledgerOf(link ?? unlinked), { restricted: link?.restricted ?? false })
}
