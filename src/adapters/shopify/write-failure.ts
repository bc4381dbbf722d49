import type { WriteFailure, WriteFailureCode } from '@/core/reconcile/customer-store'

/** A userError of any customer mutation; tagsAdd and tagsRemove have no code. */
export type UserError = { message: string; field?: string[] | null; code?: string | null }

/** The first error decides: Shopify lists the field that stopped it first. */
export function writeFailure(errors: UserError[]): WriteFailure | null {
  const [error] = errors
  if (!error) return null
  const field = error.field?.at(-1)
  return { code: codeOf(error, field), message: error.message, ...(field && { field }) }
}

function codeOf({ code, message }: UserError, field?: string): WriteFailureCode {
  if (code === 'NOT_FOUND' || /not exist|not found|could ?n[o']t be found/i.test(message))
    return 'customer-gone'
  if (field === 'email') return code === 'TAKEN' ? 'email-taken' : 'email-invalid'
  if (field === 'phone') return code === 'TAKEN' ? 'phone-taken' : 'phone-invalid'
  if (field === 'tags' || /\btags?\b.*(limit|maximum|more than|too long|exceed)/i.test(message))
    return 'tag-limit'
  if (code && code !== 'METAFIELD_MISMATCH' && field) return 'field-invalid'
  return 'store-refused'
}
