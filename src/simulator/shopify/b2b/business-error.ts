import { type UserError, userError } from '../graphql/user-error'

export type BusinessCode =
  | 'BLANK'
  | 'INVALID'
  | 'INVALID_INPUT'
  | 'LIMIT_REACHED'
  | 'NO_INPUT'
  | 'REQUIRED'
  | 'RESOURCE_NOT_FOUND'
  | 'TAKEN'
  | 'TOO_LONG'

/** The error of a B2B mutation; its payload's other fields stay null. */
export const refuse = (field: string[] | null, message: string, code: BusinessCode) => ({
  userErrors: [userError(field, message, code)],
})

export const missing = (field: string, what: string) =>
  refuse([field], `${what} does not exist.`, 'RESOURCE_NOT_FOUND')

export const refusal = (errors: UserError[]) => ({ userErrors: errors })
