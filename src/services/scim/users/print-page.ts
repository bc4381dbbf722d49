import type { Belonging } from '@/adapters/db/members'
import type { UserText } from '@/adapters/db/users'
import { printResource } from '@/core/scim/represent'
import { userType } from '@/core/scim/schema/registry'
import { reference } from './answer'

/**
 * Whole users as JSON text. They go out as they are stored, without being read: of a page of a hundred, reading and
 * printing were most of the work. A group that many of them are in is printed once.
 */
export function printPage(
  users: readonly UserText[],
  groups: ReadonlyMap<string, Belonging[]> | undefined,
  baseUrl: string,
): string[] {
  const known = new Map<string, string>()
  const print = (group: Belonging) => {
    const key = `${group.id} ${group.direct}`
    const text = known.get(key) ?? JSON.stringify(reference(group, baseUrl))
    known.set(key, text)
    return text
  }
  return users.map(({ id, createdAt, lastModified, version, resource }) => {
    const belongs = groups?.get(id)
    const meta = { id, created: createdAt, lastModified, version, baseUrl }
    return printResource(
      resource,
      meta,
      userType,
      belongs ? [`"groups":[${belongs.map(print).join(',')}]`] : [],
    )
  })
}
