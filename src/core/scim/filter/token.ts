import type { Literal } from './filter'

/** `at` is the 0-based offset in the text. */
export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'literal'; readonly text: string; readonly value: Literal; readonly at: number }
  | { readonly kind: '(' | ')' | '[' | ']' | 'end'; readonly text: string; readonly at: number }

/** Reports that something else was expected at an offset. */
export type Refuse = (at: number, expected: string) => never

const space = /[ \t\r\n]+/y
const punctuation = /[()[\]]/y
const word = /[A-Za-z$_.][\w$\-:./]*/y
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const string = /"(?:[^"\\]|\\.)*"/y

export function tokenize(text: string, refuse: Refuse): Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  while (at < text.length) {
    const token = take(space) ?? readToken(take, at, refuse)
    if (typeof token !== 'string') tokens.push(token)
    at += typeof token === 'string' ? token.length : token.text.length
  }
  return [...tokens, { kind: 'end', text: '', at }]
}

function readToken(take: (pattern: RegExp) => string | undefined, at: number, refuse: Refuse): Token {
  const mark = take(punctuation)
  if (mark === '(' || mark === ')' || mark === '[' || mark === ']') return { kind: mark, text: mark, at }
  const quoted = take(string)
  if (quoted !== undefined) return { kind: 'literal', text: quoted, value: unquote(quoted, at, refuse), at }
  const digits = take(number)
  if (digits !== undefined) {
    const value = Number(digits)
    return Number.isFinite(value)
      ? { kind: 'literal', text: digits, value, at }
      : refuse(at, 'a number that is not that large')
  }
  const text = take(word)
  if (text !== undefined) return { kind: 'word', text, at }
  return refuse(at, 'an attribute, an operator or a value in double quotes')
}

function unquote(quoted: string, at: number, refuse: Refuse): string {
  const text = parseString(quoted)
  if (text === undefined) return refuse(at, 'a string with JSON escapes')
  return text.includes('\u0000') || !text.isWellFormed()
    ? refuse(at, 'a string of storable characters')
    : text
}

function parseString(quoted: string): string | undefined {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
