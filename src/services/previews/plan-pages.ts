import { loadPeople, type StoredPerson } from '@/adapters/db/load-people'
import {
  linksOfPeople,
  personIdsAfter,
  type PreviewLineRow,
  type RememberedLink,
} from '@/adapters/db/preview-people'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import type { Foreseen } from '@/core/reconcile/foresee'
import { jsonLoss } from '../guard/losing'
import { namedLead, personOf } from '../sync/person'
import { noCount } from './counts'
import type { Outlook } from './decision'
import { farewellForeseer } from './foresee-farewell'
import { foreseeLink } from './foresee-link'
import { foreseeAtTargets } from './foresee-targets'
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
  const { at } = begun
  let reading = readPage(organizationId, outlook, { after: work.after, at })
  for (;;) {
    const page = await reading
    if (!page.isLast) {
      reading = readPage(organizationId, outlook, { after: page.after, at })
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

type Where = { storeId: string } | { targetId: string }

function planPage({ people, looked, after, isLast }: Page, outlook: Outlook, before: Work): PlannedPage {
  let { position, digest } = before
  const counts = structuredClone(before.counts)
  const lines: PreviewLineRow[] = []
  const note = (where: Where, person: { id: string; name: string }, foreseen: Foreseen) => {
    const count = (counts['storeId' in where ? where.storeId : where.targetId] ??= noCount())
    count[foreseen.kind]++
    if (foreseen.kind === 'keep') return
    const line = { ...where, personId: person.id, kind: foreseen.kind, changes: foreseen.changes }
    digest = chain(digest, line)
    const loss = foreseen.loss ? jsonLoss(foreseen.loss) : null
    lines.push({ ...line, loss, position: position++, name: person.name })
  }
  for (const { person: stored, links, isSilent, atTargets } of people) {
    const foreseeIn = foreseer(stored, outlook, { now: before.at, isSilent })
    const person = { id: stored.id, name: namedLead(stored).displayName }
    for (const { id: storeId } of outlook.stores)
      note({ storeId }, person, foreseeIn(storeId, links.get(storeId)))
    for (const { targetId, foreseen } of atTargets) note({ targetId }, person, foreseen)
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

const readPage = (
  organizationId: OrganizationId,
  outlook: Outlook,
  { after, at: now }: { after: string | null; at: Date },
) =>
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
    const heard = [...people.values()].filter(({ users }) => users.length > 0)
    const atTargets = await foreseeAtTargets(tenant, outlook, { people: heard, now })
    return {
      people: ids.flatMap((id) => {
        const isSilent = others.has(id)
        const person = others.get(id) ?? people.get(id)
        const own = new Map((links.get(id) ?? []).map((link) => [link.storeId, link]))
        return person && person.users.length > 0
          ? [{ person, links: own, isSilent, atTargets: atTargets.get(id) ?? [] }]
          : []
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
