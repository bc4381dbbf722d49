'use client'

import { Callout } from './callout'
import { RelativeTime } from './relative-time'

type StaleNoteProps = { query: { isRefetchError: boolean; dataUpdatedAt: number } }

/** Says that what is on screen is old, because asking again did not work. */
export function StaleNote({ query }: StaleNoteProps) {
  if (!query.isRefetchError) return null
  return (
    <div className="mb-4">
      <Callout kind="warning" title="The portal does not answer just now">
        What you see was read <RelativeTime at={new Date(query.dataUpdatedAt)} />. It is asked for again by
        itself.
      </Callout>
    </div>
  )
}
