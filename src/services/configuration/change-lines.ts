import type { Change } from '@/adapters/db/events'
import type { ConfigurationChange } from '@/core/mapping/configuration-changes'

const MOST_LINES = 100
const LONGEST = 500

const part = { mapping: 'Mapping', rule: 'Rule', store: 'Store' } as const

/** What a new version changes, as lines of the history; the version itself has all of it. */
export const changeLines = (changes: ConfigurationChange[]): Change[] =>
  changes
    .flatMap((change) =>
      change.details.map(({ what, from, to }) => ({
        field: [part[change.part], change.name, what].filter(Boolean).join(', '),
        from: shortened(from),
        to: shortened(to),
      })),
    )
    .slice(0, MOST_LINES)

const shortened = (text: string | null) =>
  text !== null && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
