import type { Person } from '@/components/answers'
import { Callout } from '@/components/ui/callout'
import { RelativeTime } from '@/components/ui/relative-time'

/** What a teammate has decided over the directory about this person, and how it ends. */
export function OverrideNote({ override }: { override: Person['override'] }) {
  if (!override) return null
  const { kind, by, at, note } = override
  const isRestricted = kind === 'restricted'
  return (
    <div className="mb-4">
      <Callout
        kind={isRestricted ? 'warning' : 'note'}
        title={
          isRestricted
            ? 'Restricted by a teammate, whatever the directory says'
            : 'Kept as they were by a teammate'
        }
      >
        {by.name}, <RelativeTime at={new Date(at)} />
        {note && <>: “{note}”</>}.{' '}
        {isRestricted
          ? 'Only a teammate lets them back in.'
          : 'It ends when the directory next says something about this person, or when a teammate ends it.'}
      </Callout>
    </div>
  )
}
