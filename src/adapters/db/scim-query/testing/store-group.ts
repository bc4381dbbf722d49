import { foldCase } from '@/core/scim/filter/compare'
import type { JsonObject } from '@/core/scim/json'
import { groupType } from '@/core/scim/schema/registry'
import { validate } from '@/core/scim/validate'
import { insertGroup } from '../../groups'
import type { Pipeline } from '../../pipeline'
import { idAt } from './id-at'

/** Keeps a group, without members, as POST does. */
export async function storeGroup(tenant: Pipeline, directoryId: string, group: JsonObject) {
  const resource = validate({ ...group, schemas: [groupType.schema.id] }, groupType)
  const { displayName, externalId } = resource
  const createdAt = new Date()
  const row = {
    id: idAt(createdAt),
    directoryId,
    displayName: String(displayName),
    displayNameFold: foldCase(String(displayName)),
    externalId: typeof externalId === 'string' && externalId.trim() !== '' ? externalId : null,
    resource,
  }
  if (!(await insertGroup(tenant, { ...row, createdAt }))) throw new Error(`${row.displayName} is taken`)
  return row
}
