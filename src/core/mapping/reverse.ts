import type { FieldName } from '../reconcile/customer-store'
import type { JsonObject } from '../scim/json'
import { patch } from '../scim/patch'
import { readPatch } from '../scim/read-request'
import { userType } from '../scim/schema/registry'
import type { MappingRow, Source } from './configuration'
import { readText } from './read-path'

const message = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** Whether an edit in a store can go back to where the field's value comes from. */
export function hasWayBack(source: Source): boolean {
  const nobody: JsonObject = { schemas: [userType.schema.id], userName: 'nobody' }
  return reverse(nobody, [{ to: 'note', source }], 'note', 'x') !== nobody
}

/**
 * The user's resource with a store's value at the path that the field is mapped from; the same resource when the mapping
 * knows no way back (a template, a fixed value, a path that the schema does not let be written).
 */
export function reverse(
  resource: JsonObject,
  rows: readonly Pick<MappingRow, 'to' | 'source'>[],
  field: FieldName,
  value: string | null,
): JsonObject {
  const source = rows.find(({ to }) => to === field)?.source
  if (source?.kind !== 'path') return resource
  // The first path that has the value is where the mapping reads it; without one it is put at the first.
  const path = source.paths.find((each) => readText(resource, [each]) !== null) ?? source.paths[0]
  if (path === undefined) return resource
  const operation = value === null ? { op: 'remove', path } : { op: 'replace', path, value }
  try {
    // Read as Entra's are: a value filter that selects nothing creates the value.
    const operations = readPatch({ schemas: [message], Operations: [operation] }, userType, 'entra')
    return patch(resource, operations, userType).resource
  } catch {
    return resource
  }
}
