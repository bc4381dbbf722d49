import { parseAsStringLiteral } from 'nuqs/server'
import type { DriftKind } from '@/components/answers'

export const driftKinds = [
  'unmanaged',
  'duplicate',
  'missing',
  'stray-key',
] as const satisfies readonly DriftKind[]

/** What narrows the list; kept in the address, so that a filtered list can be shared. */
export const driftFilter = { kind: parseAsStringLiteral(driftKinds) }

/** The filter as the API takes it; the page on the server and the list in the browser must ask for the same. */
export const driftQuery = ({ kind }: { kind: (typeof driftKinds)[number] | null }) => ({
  kind: kind ?? undefined,
  limit: 50,
})

export const nextFindings = {
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
}
