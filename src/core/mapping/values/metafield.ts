import { readMetafieldType, type SingleType } from '../metafield-types'
import { checkBoolean } from './boolean'
import { invalid, valid, type Checked } from './checked'

/** A metafield's value in the one spelling that Shopify returns; a list is a JSON array, or text with commas. */
export function checkMetafield(text: string, typeName: string): Checked {
  const read = readMetafieldType(typeName)
  if (!read) return refused(text, typeName)
  if (!read.list) return single(text, read.type)
  const items = listOf(text)
  const checked = items.map((item) => single(item, read.type))
  const wrong = checked.find(({ ok }) => !ok)
  if (wrong) return wrong
  const values = checked.flatMap((item) => (item.ok ? [item.value] : []))
  return valid(JSON.stringify(isNumber(read.type) ? values.map(Number) : values))
}

const isNumber = (type: SingleType) => type === 'number_integer'

function listOf(text: string): string[] {
  const parsed = text.startsWith('[') ? parse(text) : undefined
  if (Array.isArray(parsed?.value)) return parsed.value.map(String)
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function single(text: string, type: SingleType): Checked {
  const value = spelled[type](text)
  return value === undefined ? refused(text, type) : valid(value)
}

const when = (holds: boolean, value: string) => (holds ? value : undefined)

const spelled: Record<SingleType, (text: string) => string | undefined> = {
  single_line_text_field: (text) => when(!/[\r\n]/.test(text), text),
  multi_line_text_field: (text) => text,
  number_integer: (text) =>
    when(/^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text)), String(Number(text))),
  number_decimal: (text) => when(/^[+-]?\d{1,13}(\.\d{1,9})?$/.test(text), text.replace(/^\+/, '')),
  boolean: (text) => {
    const checked = checkBoolean(text)
    return checked.ok ? checked.value : undefined
  },
  date: (text) => when(isDate(text.slice(0, 10)) && /^.{10}($|T)/.test(text), text.slice(0, 10)),
  date_time: (text) =>
    when(
      isDate(text.slice(0, 10)) && /^.{10}T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.test(text),
      text,
    ),
  url: (text) => when(/^(https?:\/\/|mailto:|tel:|sms:)\S+$/.test(text) && URL.canParse(text), text),
  color: (text) => when(/^#[0-9a-f]{6}$/i.test(text), text.toLowerCase()),
  json: (text) => {
    const parsed = parse(text)
    return parsed && JSON.stringify(parsed.value)
  },
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return day !== undefined && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

const refused = (text: string, type: string) =>
  invalid(
    'metafield-invalid',
    `"${text.slice(0, 60)}" is no value of the type ${type}`,
    'Correct the value in the identity provider, give the metafield another type, or map a template.',
  )
