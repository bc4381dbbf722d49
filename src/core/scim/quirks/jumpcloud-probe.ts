import type { Idp } from '../detect'
import { asList, isObject, type Json, type JsonObject } from '../json'

const testName =
  /^(?:(?:jc|jumpcloud|scim|sso|idm)[-_.+]?)*test(?:[-_.+]?(?:user|account|jumpcloud|scim))*[-_.+]?\d*$/i

/**
 * When a connection is activated JumpCloud creates, updates and deletes a test person. One whose name says so
 * is labelled a probe and never reaches a store.
 */
export const isProbe = (user: JsonObject, idp: Idp): boolean =>
  idp === 'jumpcloud' && [user.userName, ...asList(user.emails).map(address)].some(isTestAddress)

const address = (email: Json): Json | undefined => (isObject(email) ? email.value : undefined)

const isTestAddress = (value: Json | undefined): boolean =>
  typeof value === 'string' && testName.test(value.replace(/@.*$/, ''))
