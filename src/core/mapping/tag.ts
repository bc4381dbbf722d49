import type { FieldProblem } from '../reconcile/field-problem'

/** Shopify's own limits of a customer's tags. */
const LONGEST_TAG = 255
export const MOST_TAGS = 250

/** Shopify reads a comma as the end of a tag, so that "Legal, EMEA" would become two. */
export const asTag = (text: string) => text.replaceAll(',', ' ').replace(/\s+/g, ' ').trim()

export const isTooLongForTag = (tag: string) => tag.length > LONGEST_TAG

/** Why a text that is the same for everyone cannot be a tag. */
export function tagMistake(text: string): string | undefined {
  if (text.includes(',')) return 'Shopify would split a tag at its comma: write two tags'
  if (text.trim() === '') return 'a tag needs a letter or a digit'
  return isTooLongForTag(asTag(text)) ? `a tag has at most ${LONGEST_TAG} characters` : undefined
}

/** What is wrong with the tags that rules give to one person. */
export const tagProblems = {
  tooLong: (tag: string): FieldProblem => ({
    field: 'tags',
    value: tag.slice(0, 200),
    code: 'tag-too-long',
    message: `A tag has ${tag.length} characters; Shopify keeps ${LONGEST_TAG}, so it is left out.`,
    who: 'teammate',
    fix: 'Cut it in the rule, for instance with {{ title | truncate: 100 }}.',
  }),
  tooMany: (count: number): FieldProblem => ({
    field: 'tags',
    value: String(count),
    code: 'too-many-tags',
    message: `The rules give ${count} tags; a customer has at most ${MOST_TAGS}, so the last ones are left out.`,
    who: 'teammate',
    fix: 'Give fewer tags, or put the rules first whose tags matter most.',
  }),
}
