import type { WriteFailure } from '@/core/reconcile/customer-store'

const LONGEST = 255

/** Shopify would split a tag at its comma and so add two that nobody asked for. */
export function refusedTag(tags: string[]): WriteFailure | null {
  const split = tags.find((tag) => tag.includes(','))
  if (split) return { code: 'field-invalid', field: 'tags', message: `The tag “${split}” has a comma` }
  const long = tags.find((tag) => tag.length > LONGEST)
  if (long)
    return {
      code: 'tag-limit',
      field: 'tags',
      message: `The tag “${long.slice(0, 40)}…” is over ${LONGEST} characters`,
    }
  return null
}
