import { foldCase } from '@/core/scim/filter/compare'
import type { JsonObject } from '@/core/scim/json'
import { userType } from '@/core/scim/schema/registry'
import { validate } from '@/core/scim/validate'
import type { Pipeline } from '../../pipeline'
import { insertUser, type UserIndex } from '../../users'
import { idAt } from './id-at'

const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined)

/** The columns as the service fills them, as far as filters look at them. */
export function indexOf({ userName, externalId, displayName, active }: JsonObject): UserIndex {
  return {
    userName: String(userName),
    userNameFold: foldCase(String(userName)),
    externalId: text(externalId) ?? null,
    displayName: text(displayName) ?? String(userName),
    email: null,
    probe: false,
    active: active !== false,
  }
}

/** Keeps a user as POST does. Ids follow `createdAt`. */
export async function storeUser(
  tenant: Pipeline,
  directoryId: string,
  user: JsonObject,
  createdAt = new Date(),
): Promise<{ id: string; resource: JsonObject } & UserIndex> {
  const resource = validate({ ...user, schemas: [userType.schema.id] }, userType)
  const row = { ...indexOf(resource), id: idAt(createdAt), resource }
  if (!(await insertUser(tenant, { ...row, directoryId, createdAt })))
    throw new Error(`${row.userName} is taken`)
  return row
}
