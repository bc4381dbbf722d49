import { z } from 'zod'

const Minutes = (usual: number) => z.number().min(0).max(240).default(usual)

/**
 * How long somebody would take for the same by hand in one store's admin. The defaults are on the low side: an account that
 * is looked up, typed in and tagged; a few changed fields; tags, roles and consent taken away.
 */
export const MinutesByHand = z.object({
  joiner: Minutes(5),
  mover: Minutes(2),
  leaver: Minutes(4),
})

export type MinutesByHand = z.infer<typeof MinutesByHand>

/** What a directory has led to in one store, in accounts. Rejoiners count as joiners. */
export type AccountChanges = { joiner: number; mover: number; leaver: number }

const kinds = ['joiner', 'mover', 'leaver'] as const

export const sumOfChanges = (changes: AccountChanges[]): AccountChanges => ({
  joiner: changes.reduce((sum, { joiner }) => sum + joiner, 0),
  mover: changes.reduce((sum, { mover }) => sum + mover, 0),
  leaver: changes.reduce((sum, { leaver }) => sum + leaver, 0),
})

export const minutesSaved = (changes: AccountChanges, minutes: MinutesByHand): number =>
  kinds.reduce((sum, kind) => sum + changes[kind] * minutes[kind], 0)

const one = { joiner: 'account given', mover: 'account changed', leaver: 'account restricted' }
const many = { joiner: 'accounts given', mover: 'accounts changed', leaver: 'accounts restricted' }

/** How the minutes come about, such as "12 accounts given × 5 min + 3 accounts changed × 2 min". */
export const formulaOf = (changes: AccountChanges, minutes: MinutesByHand): string =>
  kinds
    .map(
      (kind) =>
        `${changes[kind].toLocaleString('en')} ${(changes[kind] === 1 ? one : many)[kind]} × ${minutes[kind]} min`,
    )
    .join(' + ')

/** Minutes as hours, the way people say them. */
export function inHours(minutes: number): string {
  if (minutes < 60) return `${Math.round(minutes)} min`
  const hours = minutes / 60
  return `${hours < 10 ? Number(hours.toFixed(1)) : Math.round(hours).toLocaleString('en')} h`
}
