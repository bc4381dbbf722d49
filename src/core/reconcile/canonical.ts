import type { CustomerFields } from './customer-store'

/** The form in which two values of a field count as the same: stores trim, lower-case and reformat what they get. */
export function canonical(field: keyof CustomerFields, value: string | null | undefined): string | null {
  const text = value?.trim().replace(/\s+/g, ' ')
  if (!text) return null
  if (field === 'email' || field === 'locale') return text.toLowerCase()
  if (field === 'phone') return text.replace(/[^\d+]/g, '')
  return text
}

/** Stores keep the first spelling of a tag and ignore case afterwards. */
export const sameTag = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

export const includesTag = (tags: readonly string[], tag: string) => tags.some((other) => sameTag(other, tag))
