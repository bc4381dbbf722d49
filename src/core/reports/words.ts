import type { MonthlyRisks } from './monthly-report'

const exceptions: Record<string, string> = {
  'person.restricted': 'Restricted by a teammate',
  'person.kept': 'Kept although a directory had ended them',
  'person.restored': 'Restored to an earlier state',
  'person.split': 'Parted into two people',
  'customer.relinked': 'Linked with another customer by hand',
  'customer.unlinked': 'Unlinked from their customer by hand',
  'customer.merge-asked': 'Customers merged',
  'match.accepted': 'Existing customers matched with people',
  'match.rejected': 'Existing customers ruled out',
  'conflict.settled': 'Conflicting values decided',
  'issue.retried': 'Failures retried',
}

/** Decisions of teammates over what a directory says or a rule would do, in the order of their weight. */
export const exceptionKinds = Object.keys(exceptions)
export const exceptionWords = (kind: string) => exceptions[kind] ?? kind

/** What changes the rules themselves, and is listed one by one. */
export const changeKinds = [
  'preview.applied',
  'configuration.saved',
  'directory.created',
  'directory.removed',
  'directory.guard',
  'directory.matching',
  'directories.ordered',
  'store.connected',
  'store.disconnected',
  'store.leaving',
  'token.created',
  'token.revoked',
  'token.retired',
  'secret.created',
  'secret.revoked',
  'domain.added',
  'domain.removed',
  'target.created',
  'target.changed',
  'target.deleted',
  'report.minutes',
]

export type Risk = { name: string; count: number; href: string }

/** The open risks as lines, the gravest first; `href` is the screen that shows them as they are now. */
export const riskLines = (risks: MonthlyRisks): Risk[] => [
  {
    name: 'Leavers who are not verified in every store',
    count: risks.leaversNotDone,
    href: '/people?standing=inactive&problem=leaving',
  },
  { name: 'People whose removal or loss is held for a decision', count: risks.held, href: '/held' },
  { name: 'Accounts that nobody manages', count: risks.unmanaged, href: '/drift?kind=unmanaged' },
  { name: 'Accounts that fail', count: risks.failing, href: '/people?state=failed' },
  { name: 'Other differences between stores and directories', count: risks.drift, href: '/drift' },
  { name: 'Conflicts to decide', count: risks.conflicts, href: '/conflicts' },
  { name: 'Matches to look at', count: risks.reviews, href: '/reviews' },
  { name: 'Tokens and secrets that end within 30 days', count: risks.credentials.length, href: '/issues' },
  { name: 'Stores in trouble', count: risks.stores.length, href: '/stores' },
]

const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** November 2026 */
export const monthWords = (name: string) => month.format(new Date(`${name}-01T00:00:00Z`))

/** A length of time between a second and some days. */
export function lengthWords(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  const units: [number, string][] = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1_000, 's'],
  ]
  const [size, unit] = units.find(([length]) => ms >= length) ?? [1_000, 's']
  return `${Number((ms / size).toFixed(1))} ${unit}`
}
