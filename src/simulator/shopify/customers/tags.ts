const MAX_TAGS = 250
const MAX_LENGTH = 255

const byName = (a: string, b: string): number =>
  a.toLowerCase() < b.toLowerCase() ? -1 : a.toLowerCase() > b.toLowerCase() ? 1 : 0

/** Tags as Shopify reads them: a comma splits, spaces around go, the first spelling of a tag stays. */
export function normaliseTags(tags: string[]): string[] {
  const seen = new Map<string, string>()
  for (const tag of tags.flatMap((text) => text.split(','))) {
    const trimmed = tag.trim()
    const key = trimmed.toLowerCase()
    if (trimmed && !seen.has(key)) seen.set(key, trimmed)
  }
  return [...seen.values()].sort(byName)
}

export const addTags = (tags: string[], added: string[]): string[] => normaliseTags([...tags, ...added])

export function removeTags(tags: string[], removed: string[]): string[] {
  const gone = new Set(normaliseTags(removed).map((tag) => tag.toLowerCase()))
  return tags.filter((tag) => !gone.has(tag.toLowerCase()))
}

/** Why a store would refuse these tags. */
export function tagProblem(tags: string[]): { message: string; code: string } | undefined {
  if (tags.length > MAX_TAGS) return { message: `Tags cannot exceed ${MAX_TAGS} tags`, code: 'TOO_LONG' }
  return tags.some((tag) => tag.length > MAX_LENGTH)
    ? { message: `Tags is too long (maximum is ${MAX_LENGTH} characters per tag)`, code: 'TOO_LONG' }
    : undefined
}
