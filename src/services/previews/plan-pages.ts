import { loadPeople, type StoredPerson } from '@/adapters/db/load-people'
import {
  linksOfPeople,
  personIdsAfter,
  type PreviewLineRow,
  type RememberedLink,
} from '@/adapters/db/preview-people'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { jsonLoss } from '../guard/losing'
import { namedLead, personOf } from '../sync/person'
import { noCount } from './counts'
import type { Outlook } from './decision'
import { farewellForeseer } from './foresee-farewell'
import { foreseeLink } from './foresee-link'
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
  for (const { person: stored, links, isSilent } of people) {
    const foreseeIn = foreseer(stored, outlook, { now: before.at, isSilent })
    const { displayName: name } = namedLead(stored)
    for (const { id: storeId } of outlook.stores) {
      const foreseen = foreseeIn(storeId, links.get(storeId))
      const count = (counts[storeId] ??= noCount())
      count[foreseen.kind]++
      if (foreseen.kind === 'keep') continue
      const line = { storeId, personId: stored.id, kind: foreseen.kind, changes: foreseen.changes }
      digest = chain(digest, line)
      const loss = foreseen.loss ? jsonLoss(foreseen.loss) : null
      lines.push({ ...line, loss, position: position++, name })
    }
  }
  const work = { ...before, after, looked: before.looked + looked, position, digest, counts }
  return { lines, work, isLast }
}

/** `isSilent`: no live directory knows them. */
function foreseer(stored: StoredPerson, outlook: Outlook, at: { now: Date; isSilent: boolean }) {
  const { configuration, about, farewell } = outlook
  const { now } = at
  if (about && farewell) return farewellForeseer(stored, { configuration, about, ...farewell, ...at })
  const person = personOf(stored)
  return (storeId: string, link: RememberedLink | undefined) =>
    foreseeLink(person, link, { configuration, storeId, now })
}

const readPage = (organizationId: OrganizationId, outlook: Outlook, after: string | null) =>
  within(organizationId, async (tenant) => {
    const { stores, about, farewell } = outlook
    const ids = await personIdsAfter(tenant, after, { limit: PAGE, about })
    const people = await loadPeople(tenant, ids, { alsoFrom: speakingToo(outlook) })
    const rows = await linksOfPeople(
      tenant,
      ids,
      stores.map(({ id }) => id),
    )
    const links = Map.groupBy(rows, ({ userId }) => userId)
    const silent = ids.filter((id) => people.get(id)?.users.length === 0)
    // Somebody whom only observed directories know is nobody's business yet, but for a goodbye.
    const others =
      farewell && silent.length > 0 ? await loadPeople(tenant, silent, { alsoFrom: 'any' }) : none
    return {
      people: ids.flatMap((id) => {
        const isSilent = others.has(id)
        const person = others.get(id) ?? people.get(id)
        const own = new Map((links.get(id) ?? []).map((link) => [link.storeId, link]))
        return person && person.users.length > 0 ? [{ person, links: own, isSilent }] : []
      }),
      looked: ids.length,
      after: ids.at(-1) ?? after,
      isLast: ids.length < PAGE,
    }
  })

const none = new Map<string, StoredPerson>()

/** A directory that does not write yet speaks once it goes live, or is left by restricting its people. */
function speakingToo({ about, farewell }: Outlook): string[] {
  if (!about || 'storeId' in about) return []
  return farewell === undefined || farewell.choice === 'restrict' ? [about.directoryId] : []
}
