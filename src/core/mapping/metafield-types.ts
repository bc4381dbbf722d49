/** The types of Shopify's metafields whose values are text, number, date or JSON; references and measures are not mapped. */
const singleTypes = [
  'single_line_text_field',
  'multi_line_text_field',
  'number_integer',
  'number_decimal',
  'boolean',
  'date',
  'date_time',
  'url',
  'color',
  'json',
] as const

export type SingleType = (typeof singleTypes)[number]

/** Of these a metafield may hold a list; its value is a JSON array. */
const listed: readonly SingleType[] = [
  'single_line_text_field',
  'number_integer',
  'number_decimal',
  'date',
  'date_time',
  'url',
  'color',
]

export const metafieldTypes: readonly string[] = [...singleTypes, ...listed.map((type) => `list.${type}`)]

/** A type and whether it is a list of that type; undefined for what Rollcall does not write. */
export function readMetafieldType(text: string): { type: SingleType; list: boolean } | undefined {
  if (!metafieldTypes.includes(text)) return undefined
  const list = text.startsWith('list.')
  const type = singleTypes.find((name) => name === (list ? text.slice('list.'.length) : text))
  return type && { type, list }
}
