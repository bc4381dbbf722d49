/** Clocks differ, and a row’s id is older than the row. */
const MARGIN_MS = 60_000

/**
 * An id below those of all rows that were made at `at` or later (UUIDv7: ids follow time), so that a search by time can
 * go by the index that orders by id.
 */
export function lowestId(at: Date): string {
  const hex = Math.max(0, at.getTime() - MARGIN_MS)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
