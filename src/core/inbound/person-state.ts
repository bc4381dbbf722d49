import { z } from 'zod'
import { Person, type PersonEvent } from './person-event'

/** When an event happened; rank and id decide between events of the same moment, so that every order ends alike. */
const Mark = z.object({ at: z.string(), rank: z.number(), id: z.string() })
export type Mark = z.infer<typeof Mark>

/**
 * What the events about one person say so far. Each part is what the newest event that speaks of it said, whenever it
 * arrived; so the same events end in the same state in any order, and a repeated one changes nothing.
 */
export const PersonState = z.object({
  presence: z.object({ mark: Mark, is: z.enum(['joined', 'left', 'removed']) }).optional(),
  profile: z.object({ mark: Mark, person: Person.omit({ groups: true }) }).optional(),
  groups: z.object({ mark: Mark, names: z.array(z.string()) }).optional(),
  /** Details from before this are forgotten. */
  erased: Mark.optional(),
})
export type PersonState = z.infer<typeof PersonState>

type Presence = NonNullable<PersonState['presence']>

const ranks = { 'person.joined': 0, 'person.changed': 1, 'person.left': 2, 'person.removed': 3 } as const

/** `id` is unique among the directory's events. */
export const markOf = (type: PersonEvent['type'], at: Date, id: string): Mark => ({
  at: at.toISOString(),
  rank: ranks[type],
  id,
})

/** Takes one event in. A part that the event does not move is the same object as before. */
export function merge(state: PersonState, event: PersonEvent, mark: Mark): PersonState {
  const next: PersonState = { ...state }
  if (event.type === 'person.joined' || event.type === 'person.changed') {
    const { groups, ...person } = event.person
    next.profile = newest(state.profile, { mark, person })
    if (groups) next.groups = newest(state.groups, { mark, names: groups })
  }
  if (event.type === 'person.joined') next.presence = newest<Presence>(state.presence, { mark, is: 'joined' })
  if (event.type === 'person.left') next.presence = newest<Presence>(state.presence, { mark, is: 'left' })
  if (event.type === 'person.removed') {
    next.presence = newest<Presence>(state.presence, { mark, is: 'removed' })
    next.erased = !state.erased || isNewer(mark, state.erased) ? mark : state.erased
  }
  return withoutErased(next)
}

/** Who the person should be in the directory; undefined when nobody is to be there. */
export function wantedOf({ presence, profile, groups }: PersonState) {
  if (!profile || presence?.is === 'removed') return undefined
  return { person: profile.person, groups: groups?.names, active: presence?.is !== 'left' }
}

const newest = <T extends { mark: Mark }>(known: T | undefined, said: T): T =>
  known && !isNewer(said.mark, known.mark) ? known : said

function withoutErased({ profile, groups, erased, ...rest }: PersonState): PersonState {
  const outlives = (part: { mark: Mark }) => !erased || isNewer(part.mark, erased)
  return {
    ...rest,
    ...(profile && outlives(profile) && { profile }),
    ...(groups && outlives(groups) && { groups }),
    ...(erased && { erased }),
  }
}

const isNewer = (a: Mark, b: Mark): boolean =>
  a.at !== b.at ? a.at > b.at : a.rank !== b.rank ? a.rank > b.rank : a.id > b.id
