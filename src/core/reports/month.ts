import { z } from 'zod'

/** A calendar month of UTC, such as 2026-11. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month is written like 2026-11.')

export const monthOf = (at: Date): string => at.toISOString().slice(0, 7)

/** Its first moment, and the first one after it. */
export function periodOf(month: string): { from: Date; until: Date } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return { from: new Date(Date.UTC(year, number - 1)), until: new Date(Date.UTC(year, number)) }
}

/** The months from the one of `first` to the last one that is over at `now`, oldest first. */
export function monthsOver(first: Date, now: Date): string[] {
  const months: string[] = []
  for (let month = monthOf(first); periodOf(month).until <= now; month = monthOf(periodOf(month).until))
    months.push(month)
  return months
}
