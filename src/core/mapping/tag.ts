/** Shopify's own limits of a customer's tags. */
const LONGEST_TAG = 255
export const MOST_TAGS = 250

/** Shopify reads a comma as the end of a tag, so that "Legal, EMEA" would become two. */
export const asTag = (text: string) => text.replaceAll(',', ' ').replace(/\s+/g, ' ').trim()

export const isTooLongForTag = (tag: string) => tag.length > LONGEST_TAG

/** Why a text that is the same for everyone cannot be a tag. */
export function tagProblem(text: string): string | undefined {
  if (text.includes(',')) return 'Shopify would split a tag at its comma: write two tags'
  if (text.trim() === '') return 'a tag needs a letter or a digit'
  return isTooLongForTag(asTag(text)) ? `a tag has at most ${LONGEST_TAG} characters` : undefined
}
