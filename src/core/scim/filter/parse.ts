import { invalidFilter } from '../error'
import { limits } from '../limits'
import type { Filter } from './filter'
import { Grammar } from './grammar'

/** Reads a filter (RFC 7644 §3.4.2.2). Throws invalidFilter with the 1-based position of what is wrong. */
export function parseFilter(
  text: string,
  { length = limits.filterLength, depth = limits.filterDepth }: { length?: number; depth?: number } = {},
): Filter {
  if (text.length > length) throw invalidFilter(`The filter is longer than ${length} characters`)
  const refuse = (at: number, expected: string): never => {
    throw invalidFilter(`Filter, position ${at + 1}: expected ${expected}, found ${found(text, at)}`)
  }
  return new Grammar(text, refuse, depth).all()
}

export const found = (text: string, at: number): string =>
  at >= text.length ? 'the end' : JSON.stringify(text.slice(at, at + 20))
