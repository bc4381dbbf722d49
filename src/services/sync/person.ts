import { z } from 'zod'
import type { StoredPerson } from '@/adapters/db/load-people'
import { leadOf, type Person } from '@/core/mapping/person'
import { isObject } from '@/core/scim/json'

const Override = z.object({ kind: z.enum(['restricted', 'kept']) }).nullable()

const Accepted = z.record(
  z.string(),
  z.object({ value: z.string().nullable(), against: z.string().nullable() }),
)

/** A stored person as the mapping reads them. */
export function personOf({ users, override, accepted }: StoredPerson): Person {
  const isActive = users.some(({ active }) => active)
  const left = users.flatMap(({ leftAt }) => (leftAt === null ? [] : [leftAt.getTime()]))
  return {
    sources: users.map(({ id, directory, active, deleted, resource, groups, origin }) => ({
      userId: id,
      directoryId: directory.id,
      kind: directory.kind,
      active,
      deleted,
      resource: isObject(resource) ? resource : {},
      groups,
      ...(origin !== null && { imported: true }),
    })),
    override: Override.catch(null).parse(override),
    accepted: Accepted.parse(accepted),
    leftAt: isActive || left.length === 0 ? null : new Date(Math.max(...left)),
  }
}

/** Who a person is called, and whose word it is: the user that leads (core/mapping/person.ts). */
export function namedLead(person: StoredPerson) {
  const lead = leadOf(personOf(person))
  const user = person.users.find(({ id }) => id === lead?.userId)
  return {
    displayName: user?.displayName ?? 'Somebody',
    directory: user?.directory ?? { id: '', name: 'a directory' },
  }
}
