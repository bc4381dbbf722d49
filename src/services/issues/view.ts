import { z } from 'zod'
import { countConflicts } from '@/adapters/db/conflicts'
import { countFindings } from '@/adapters/db/drift'
import { countOpenChanges } from '@/adapters/db/held-changes'
import { failingGroups, leftOutGroups, peopleAlike, targetGroups } from '@/adapters/db/issues'
import { countReviews } from '@/adapters/db/reviews'
import { listStores } from '@/adapters/db/stores'
import { listTargets } from '@/adapters/db/targets'
import type { Tenant } from '@/adapters/db/tenant'
import { Reason } from '../activity/line'
import { read, type Context } from '../context'
import { Alike, type Issue } from './issue'
import { credentialIssues } from './credential-issues'
import { storeIssues } from './store-issues'
import { titleOf } from './titles'

/** Everything that somebody has to do something about, by cause. What is solved is not in it any more. */
export const viewIssues = (ctx: Context) =>
  read(ctx, async (tenant) => ({ issues: await issuesOf(tenant), checkedAt: new Date() }))

/** How many issues are open, for the sidebar. */
export const countIssues = (ctx: Context) =>
  read(ctx, async (tenant) => ({ open: (await issuesOf(tenant)).length }))

export async function issuesOf(tenant: Tenant): Promise<Issue[]> {
  const stores = await listStores(tenant)
  const names = new Map(stores.map(({ id, name }) => [id, name]))
  return [
    ...(await decisions(tenant)),
    ...stores.flatMap(storeIssues),
    ...(await credentialIssues(tenant, new Date())),
    ...(await failures(tenant, names)),
    ...(await targetFailures(tenant)),
    ...(await leftOut(tenant, names)),
  ]
}

const decision = {
  kind: 'decision',
  who: 'teammate',
  where: null,
  firstSeen: null,
  lastSeen: null,
  retryAt: null,
  alike: null,
} as const

/** What waits for a teammate's word, each kind on a page of its own. */
async function decisions(tenant: Tenant): Promise<Issue[]> {
  const held = await countOpenChanges(tenant)
  const reviews = await countReviews(tenant)
  const conflicts = await countConflicts(tenant)
  const drift = await countFindings(tenant)
  const open: Issue[] = [
    {
      ...decision,
      key: 'held',
      title: 'Removals or losses over a guard’s limit wait for a decision.',
      fix: 'Approve or reject them. Nothing is taken away until then.',
      count: held,
      href: '/held',
    },
    {
      ...decision,
      key: 'reviews',
      title: 'Customers that may be people of a directory wait to be matched.',
      fix: 'Compare them and say who is who. These people are not written until then.',
      count: reviews,
      href: '/reviews',
    },
    {
      ...decision,
      key: 'conflicts',
      title: 'Values that a directory and a store have both changed wait for a decision.',
      fix: 'Say which of the two counts. Neither is overwritten until then.',
      count: conflicts,
      href: '/conflicts',
    },
    {
      ...decision,
      key: 'drift',
      title: 'Stores differ from what Rollcall remembers of them.',
      fix: 'Look at what the comparison found: put it back, take it over, or leave it.',
      count: Object.values(drift).reduce((sum, found) => sum + found, 0),
      href: '/drift',
    },
  ]
  return open.filter(({ count }) => count)
}

/** Those have a question of their own among the decisions. */
const QUESTIONED = 'needs-review'

async function failures(tenant: Tenant, names: Map<string, string>): Promise<Issue[]> {
  const groups = await failingGroups(tenant)
  return groups
    .filter(({ code, storeId }) => code !== QUESTIONED && names.has(storeId))
    .map(({ storeId, code, reason, people, firstSeen, lastSeen }): Issue => {
      const example = Reason.parse(reason)
      return {
        key: `failing ${storeId} ${code}`,
        kind: 'failing',
        title: titleOf(example),
        who: example.who,
        fix: example.fix,
        where: names.get(storeId) ?? null,
        count: people,
        firstSeen,
        lastSeen,
        retryAt: null,
        href: `/people?state=failed&store=${storeId}`,
        alike: { kind: 'failing', storeId, code },
      }
    })
}

const Problem = z.object({ message: z.string(), who: Reason.shape.who, fix: z.string() })

async function leftOut(tenant: Tenant, names: Map<string, string>): Promise<Issue[]> {
  const groups = await leftOutGroups(tenant)
  return groups
    .filter(({ storeId }) => names.has(storeId))
    .map(({ storeId, code, field, problem, people, firstSeen, lastSeen }): Issue => {
      const example = Problem.parse(problem)
      return {
        key: `left-out ${storeId} ${code} ${field}`,
        kind: 'left-out',
        title: `Left out: ${example.message}`,
        who: example.who,
        fix: example.fix,
        where: names.get(storeId) ?? null,
        count: people,
        firstSeen,
        lastSeen,
        retryAt: null,
        href: `/stores/${storeId}`,
        alike: { kind: 'left-out', storeId, code, field },
      }
    })
}

async function targetFailures(tenant: Tenant): Promise<Issue[]> {
  const targets = await listTargets(tenant)
  const groups = await targetGroups(tenant)
  const about = { kind: 'target', lastSeen: null, alike: null } as const
  const stopped = targets.flatMap(({ id, name, trouble, failingSince, retryAt }): Issue[] =>
    trouble
      ? [
          {
            ...about,
            key: `target ${id}`,
            title: trouble,
            who: 'target-owner',
            fix: 'See to it at the target; its page says what it answers.',
            where: name,
            count: null,
            firstSeen: failingSince,
            retryAt,
            href: `/targets/${id}`,
          },
        ]
      : [],
  )
  const refused = groups.map(({ targetId, code, reason, people, firstSeen }): Issue => {
    const example = Reason.parse(reason)
    return {
      ...about,
      key: `target ${targetId} ${code}`,
      title: titleOf(example),
      who: example.who,
      fix: example.fix,
      where: targets.find(({ id }) => id === targetId)?.name ?? null,
      count: people,
      firstSeen,
      retryAt: null,
      href: `/targets/${targetId}`,
    }
  })
  return [...stopped, ...refused]
}

export const PeopleOfIssue = z.object({
  alike: Alike,
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(25),
})

/** The people of one group; `nextCursor` is null on the last page. */
export const viewPeopleOfIssue = (ctx: Context, { alike, cursor, limit }: z.infer<typeof PeopleOfIssue>) =>
  read(ctx, async (tenant) => {
    const rows = await peopleAlike(tenant, alike, { after: cursor, limit: limit + 1 })
    const people = rows.slice(0, limit)
    return { people, nextCursor: rows.length > limit ? (people.at(-1)?.linkId ?? null) : null }
  })
