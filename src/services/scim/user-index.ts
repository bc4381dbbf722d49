import type { UserIndex } from '@/adapters/db/users'
import { readText } from '@/core/mapping/read-path'
import type { Idp } from '@/core/scim/detect'
import { foldCase } from '@/core/scim/filter/compare'
import type { JsonObject } from '@/core/scim/json'
import { isProbe } from '@/core/scim/quirks/jumpcloud-probe'

const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined)

/** The columns beside a user's resource. A user without `active` is active (RFC 7643 §4.1.1 leaves it to us). */
export function userIndex(resource: JsonObject, idp: Idp): UserIndex {
  const userName = text(resource.userName) ?? ''
  const fullName = [readText(resource, ['name.givenName']), readText(resource, ['name.familyName'])]
  return {
    userName,
    userNameFold: foldCase(userName),
    externalId: text(resource.externalId) ?? null,
    displayName:
      text(resource.displayName) ??
      readText(resource, ['name.formatted']) ??
      (fullName.filter((part) => part !== null).join(' ') || userName),
    email: readText(resource, [
      'emails[primary eq true].value',
      'emails[type eq "work"].value',
      'emails.value',
    ]),
    active: resource.active !== false,
    probe: isProbe(resource, idp),
  }
}
