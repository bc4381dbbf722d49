const scalars: Record<string, (value: string) => boolean> = {
  id: (value) => value.length <= 255 && !/[\r\n]/.test(value),
  single_line_text_field: (value) => !/[\r\n]/.test(value),
  multi_line_text_field: () => true,
  rich_text_field: isJson,
  json: isJson,
  boolean: (value) => value === 'true' || value === 'false',
  number_integer: (value) => /^-?\d{1,16}$/.test(value),
  number_decimal: (value) => /^-?\d{1,13}(\.\d{1,9})?$/.test(value),
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  date_time: (value) => /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value)),
  url: (value) => URL.canParse(value) && /^(https?|mailto|sms|tel):/.test(value),
  color: (value) => /^#[\da-f]{6}$/i.test(value),
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}

function isList(value: string, accepts: (entry: string) => boolean): boolean {
  if (!isJson(value)) return false
  const parsed: unknown = JSON.parse(value)
  return (
    Array.isArray(parsed) &&
    parsed.every((entry) => accepts(typeof entry === 'string' ? entry : JSON.stringify(entry)))
  )
}

export const metafieldTypes: string[] = [
  ...Object.keys(scalars),
  ...Object.keys(scalars).flatMap((type) => (type === 'json' || type === 'id' ? [] : [`list.${type}`])),
]

const KILOBYTE = 1024

/** The size a value may have: since 2026-04, 16 KB, and 128 KB for JSON. */
const maxBytes = (type: string): number => (type === 'json' ? 128 : 16) * KILOBYTE

/** Why a value does not fit its type, or undefined when it does. */
export function valueProblem(type: string, value: string): { message: string; code: string } | undefined {
  if (value === '') return { message: "Value can't be blank.", code: 'BLANK' }
  if (Buffer.byteLength(value) > maxBytes(type)) {
    return { message: `Value exceeds the limit of ${maxBytes(type)} bytes.`, code: 'TOO_LONG' }
  }
  const [, inner] = /^list\.(\w+)$/.exec(type) ?? []
  const accepts = scalars[inner ?? type]
  if (!accepts) return { message: `Type ${type} is not valid.`, code: 'INVALID_TYPE' }
  const valid = inner ? isList(value, accepts) : accepts(value)
  return valid ? undefined : { message: `Value is invalid for the type ${type}.`, code: 'INVALID_VALUE' }
}

export function jsonValue({ type, value }: { type: string; value: string }): unknown {
  const isText =
    !type.startsWith('list.') && !['json', 'boolean', 'number_integer', 'rich_text_field'].includes(type)
  return isText ? value : JSON.parse(value)
}
