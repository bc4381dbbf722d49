import type { HeldChange } from '@/components/answers'
import { count } from '@/components/ui/count'

type Named = Pick<HeldChange, 'directory' | 'store'>

export const nameOf = ({ directory, store }: Named) => directory?.name ?? store?.name ?? 'A directory'

/** What was measured when the guard stopped it, in one sentence; or that it did not stop it (windowHours 0). */
export function whatHappened({
  kind,
  measured: { removals, windowHours, limit },
  ...change
}: Named & Pick<HeldChange, 'kind' | 'measured'>): string {
  const people = `${count(removals, 'person', 'people')} of ${nameOf(change)}`
  const { what, allowed } = lost[kind]
  return windowHours === 0
    ? `The guard did not stop it: that ${people} lose ${what} was seen in a preview before it was decided.`
    : `${people} would have lost ${what} within ${windowHours} h; its guard lets ${limit} ${allowed}.`
}

const lost = {
  removals: { what: 'access', allowed: 'go' },
  losses: { what: 'tags, company roles or metafields while they stay', allowed: 'lose them' },
} satisfies Record<HeldChange['kind'], { what: string; allowed: string }>

/** What a change is about, for a list. */
export const kindWords = {
  removals: 'Access',
  losses: 'Tags, roles, metafields',
} satisfies Record<HeldChange['kind'], string>

/** What a decision on a change means, for those who take it. */
export const decisionWords = {
  removals: {
    reject: (them: string) => `Keep ${them} in the stores?`,
    rejectMeans:
      'Nothing is taken away. They stay as they were until the directory says something new about them.',
    rejectAction: 'Keep them',
    approve: (them: string) => `Take access from ${them}?`,
    approveMeans:
      'It is written to the stores at once, before everything else, and can be undone afterwards with Restore.',
  },
  losses: {
    reject: (them: string) => `Leave ${them} what they have?`,
    rejectMeans:
      'Nothing is taken away. What is listed stays theirs until they would lose something else, or an applied preview takes it away.',
    rejectAction: 'Leave it to them',
    approve: (them: string) => `Take this from ${them}?`,
    approveMeans:
      'It is written to the stores at once, before everything else. They get it back as soon as a group, an attribute or a rule gives it to them again.',
  },
}
