import type { Belonging } from '@/adapters/db/belongings'
import type { UserText } from '@/adapters/db/scim-query/whole-users'
import { printResource } from '@/core/scim/represent'
import { userType } from '@/core/scim/schema/registry'
import { reference } from './answer'

/**
 * Whole users as JSON text. They go out as they are stored, without being read: of a page of a hundred, reading and
 * printing were most of the work. Groups that many of them share (see groupsOf) are printed once.
 */
export function printPage(
  users: readonly UserText[],
  groups: ReadonlyMap<string, Belonging[]>,
  baseUrl: string,
): string[] {
  const known = new Map<Belonging[], string>()
  const print = (belongs: Belonging[]) => {
    const text =
      known.get(belongs) ?? `"groups":${JSON.stringify(belongs.map((group) => reference(group, baseUrl)))}`
    known.set(belongs, text)
    return text
  }
  return users.map(({ id, created, lastModified, version, resource }) => {
    const belongs = groups.get(id)
    const meta = { id, created: new Date(created), lastModified: new Date(lastModified), version, baseUrl }
    return printResource(resource, meta, userType, belongs ? [print(belongs)] : [])
  })
}
