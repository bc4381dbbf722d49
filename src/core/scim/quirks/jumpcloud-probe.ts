import type { Idp } from '../detect'
import { asList, isObject, type Json, type JsonObject } from '../json'

const testName =
  /^(?:(?:jc|jumpcloud|scim|sso|idm)[-_.+]?)*test(?:[-_.+]?(?:user|account|jumpcloud|scim))*[-_.+]?\d*$/i

/** What the set-up guide has an administrator enter: known whatever name JumpCloud's client gives itself. */
export const probeAddress = 'jumpcloud-test@example.com'

/**
 * When a connection is activated JumpCloud creates, updates and deletes a test person, whose address its administrator
 * chooses. One whose name says so is labelled a probe and never reaches a store.
 */
export function isProbe(user: JsonObject, idp: Idp): boolean {
  const names = [user.userName, ...asList(user.emails).map(address)].filter(
    (name) => typeof name === 'string',
  )
  return names.some(
    (name) =>
      name.toLowerCase() === probeAddress || (idp === 'jumpcloud' && testName.test(name.replace(/@.*$/, ''))),
  )
}

const address = (email: Json): Json | undefined => (isObject(email) ? email.value : undefined)
