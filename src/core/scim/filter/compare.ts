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

/** A comparison other than ne as a test of one stored value; what cannot be compared does not meet it. */
export function comparer(
  operator: Exclude<CompareOperator, 'ne'>,
  wanted: Exclude<Literal, null>,
  attribute: Attribute | undefined,
): (actual: Json) => boolean {
  if (typeof wanted === 'boolean') return (actual) => operator === 'eq' && actual === wanted
  if (typeof wanted === 'number')
    return (actual) => typeof actual === 'number' && inOrder(operator, actual - wanted)
  if (attribute?.type === 'dateTime' && !textual(operator)) {
    const moment = Date.parse(wanted)
    return (actual) => typeof actual === 'string' && inOrder(operator, Date.parse(actual) - moment)
  }
  const fold = attribute?.caseExact ? (text: string) => text : foldCase
  const test = textTest(operator, fold(wanted))
  return (actual) => typeof actual === 'string' && test(fold(actual))
}

function textTest(operator: Exclude<CompareOperator, 'ne'>, wanted: string): (actual: string) => boolean {
  switch (operator) {
    case 'eq':
      return (actual) => actual === wanted
    case 'co':
      return (actual) => actual.includes(wanted)
    case 'sw':
      return (actual) => actual.startsWith(wanted)
    case 'ew':
      return (actual) => actual.endsWith(wanted)
    default:
      return (actual) => inOrder(operator, compareText(actual, wanted))
  }
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
