import type { Json } from '../json'
import type { Attribute } from '../schema/attribute'
import type { CompareOperator, Literal } from './filter'

/** How text is compared when case does not count. */
export const foldCase = (text: string): string => text.toLowerCase()

/** By code point, as Postgres orders text in the "C" collation; negative, zero or positive. */
export function compareText(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  // Back to the start of a surrogate pair: its second half alone says nothing about order.
  if (at > 0 && isLowSurrogate(a.charCodeAt(at))) at -= 1
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1)
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** Whether one stored value meets a comparison other than ne; what cannot be compared does not. */
export function compares(
  actual: Json,
  operator: Exclude<CompareOperator, 'ne'>,
  wanted: Literal,
  attribute: Attribute | undefined,
): boolean {
  if (typeof actual === 'boolean') return operator === 'eq' && actual === wanted
  if (typeof actual === 'number') return typeof wanted === 'number' && inOrder(operator, actual - wanted)
  if (typeof actual !== 'string' || typeof wanted !== 'string') return false
  if (attribute?.type === 'dateTime' && !textual(operator))
    return inOrder(operator, Date.parse(actual) - Date.parse(wanted))
  const [a, b] = attribute?.caseExact ? [actual, wanted] : [foldCase(actual), foldCase(wanted)]
  if (operator === 'co') return a.includes(b)
  if (operator === 'sw') return a.startsWith(b)
  if (operator === 'ew') return a.endsWith(b)
  return inOrder(operator, compareText(a, b))
}

export const textual = (operator: CompareOperator) =>
  operator === 'co' || operator === 'sw' || operator === 'ew'

function inOrder(operator: CompareOperator, difference: number): boolean {
  switch (operator) {
    case 'eq':
      return difference === 0
    case 'gt':
      return difference > 0
    case 'ge':
      return difference >= 0
    case 'lt':
      return difference < 0
    case 'le':
      return difference <= 0
    default:
      return false
  }
}
