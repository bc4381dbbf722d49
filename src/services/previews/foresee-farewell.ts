import type { StoredPerson } from '@/adapters/db/load-people'
import type { About, RememberedLink } from '@/adapters/db/preview-people'
import { storeSettings, type Configuration } from '@/core/mapping/configuration'
import { restricted, type Person } from '@/core/mapping/person'
import type { Foreseen } from '@/core/reconcile/foresee'
import { handOver, stay } from '@/core/reconcile/foresee-farewell'
import type { FarewellChoice } from '../stores/farewell-choice'
import { personOf } from '../sync/person'
import { desiredAtLink, foreseeLink, ledgerOfLink } from './foresee-link'

type Farewell = {
  configuration: Configuration
  about: About
  choice: FarewellChoice
  now: Date
  /** No live directory knows the person: what one that observes says is not written. */
  isSilent: boolean
}

type Link = RememberedLink | undefined

/** What a goodbye makes of one person, asked store by store. */
export function farewellForeseer(stored: StoredPerson, { about, choice, isSilent, ...moment }: Farewell) {
  const ways =
    'storeId' in about
      ? storeFarewell(stored)
      : directoryFarewell(stored, { directoryId: about.directoryId, isSilent, now: moment.now })
  return (storeId: string, link: Link): Foreseen => ways[choice](link, { ...moment, storeId })
}

type Moment = Parameters<typeof foreseeLink>[2]

type Way = (link: Link, moment: Moment) => Foreseen

/** Only those who have a customer in the store are asked about. */
function storeFarewell(stored: StoredPerson): Record<FarewellChoice, Way> {
  const person = personOf(stored)
  return {
    keep: (link, moment) =>
      stay(ledgerOfLink(link), { unsaid: foreseeLink(person, link, moment).kind === 'restrict' }),
    'hand-over': (link) => handOver(ledgerOfLink(link)),
    restrict: (link, moment) => foreseeLink(restricted(person), link, moment),
  }
}

/** Whoever another live directory has is that one's alone, whatever becomes of the others. */
function directoryFarewell(
  stored: StoredPerson,
  { directoryId, isSilent, now }: { directoryId: string; isSilent: boolean; now: Date },
): Record<FarewellChoice, Way> {
  const stays = !isSilent && isElsewhere(stored, directoryId)
  const leaving = personOf(withoutDirectory(stored, directoryId, now))
  const byOthers: Way = (link, moment) => foreseeLink(leaving, link, moment)
  if (stays) return { keep: byOthers, 'hand-over': byOthers, restrict: byOthers }
  return {
    keep: (link, moment) => {
      // What it has said until now is still written.
      const owed = isSilent ? undefined : foreseeLink(personOf(stored), link, moment)
      return owed && owed.kind !== 'keep' ? owed : stay(ledgerOfLink(link), { unsaid: false })
    },
    'hand-over': (link) => handOver(ledgerOfLink(link)),
    restrict: (link, moment) => restrictedInTime(leaving, link, moment),
  }
}

/** Another live directory has them, too. */
export const isElsewhere = ({ users }: StoredPerson, directoryId: string) =>
  users.some(({ active, directory }) => active && directory.id !== directoryId)

/** As if a directory had deleted its user; that is something new about somebody who was kept. */
export function withoutDirectory(stored: StoredPerson, directoryId: string, now: Date): StoredPerson {
  const { kind } = { kind: undefined, ...personOf(stored).override }
  return {
    ...stored,
    override: kind === 'kept' ? null : stored.override,
    users: stored.users.map((user) =>
      user.directory.id === directoryId
        ? { ...user, active: false, deleted: true, leftAt: user.leftAt ?? now, resource: {}, groups: [] }
        : user,
    ),
  }
}

const DAY_MS = 86_400_000

/** A store's grace period is theirs as well: they lose access at its end. A removal comes later still. */
function restrictedInTime(person: Person, link: Link, moment: Moment): Foreseen {
  const { presence, lookAgainAt } = desiredAtLink(person, link, moment)
  const isGrace = presence === 'member' && lookAgainAt !== undefined
  const then = isGrace ? { ...moment, now: lookAgainAt } : moment
  const foreseen = foreseeLink(person, link, then)
  if (foreseen.kind !== 'restrict') return foreseen
  const when = isGrace ? [{ field: 'when', from: null, to: inTime(person, lookAgainAt, moment) }] : []
  const changes = [...when, ...foreseen.changes, ...removalInTime(person, link, { moment, then })]
  return { kind: isGrace ? 'restrict-later' : 'restrict', changes }
}

function removalInTime(person: Person, link: Link, { moment, then }: { moment: Moment; then: Moment }) {
  const { lookAgainAt } = desiredAtLink(person, link, then)
  const { removal } = storeSettings(moment.configuration, moment.storeId).policy
  if (removal === 'never' || !lookAgainAt || lookAgainAt <= then.now) return []
  return [{ field: 'removal', from: null, to: `${removal} ${inTime(person, lookAgainAt, moment)}` }]
}

/** A day for those who have left already; for the others it depends on when the goodbye is said. */
function inTime({ leftAt }: Person, at: Date, { now }: Moment): string {
  if (leftAt?.getTime() !== now.getTime()) return at.toISOString().slice(0, 10)
  return `in ${Math.round((at.getTime() - now.getTime()) / DAY_MS)} days`
}
