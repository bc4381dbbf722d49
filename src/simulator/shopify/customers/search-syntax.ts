/** Shopify's search syntax: terms with or without a field, joined by AND (or a space), OR, NOT and brackets. */
export type Query =
  | { kind: 'all' }
  | { kind: 'and' | 'or'; parts: Query[] }
  | { kind: 'not'; part: Query }
  | { kind: 'term'; field: string | undefined; comparator: Comparator; value: string; quoted: boolean }

export type Comparator = ':' | ':>' | ':>=' | ':<' | ':<='

export type Term = Extract<Query, { kind: 'term' }>

const TOKEN =
  /\s*(\(|\)|-(?=[\w"(])|(?:([\w.]+)\s*:(>=|<=|>|<)?\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s()]+)))/y

type Token = { bracket: '(' | ')' | '-' } | { term: Term } | { word: 'AND' | 'OR' | 'NOT' }

function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) tokens.push(toToken(match))
  return tokens
}

function toToken([, whole = '', field, comparator = '', double, single, bare = '']: RegExpExecArray): Token {
  if (whole === '(' || whole === ')' || whole === '-') return { bracket: whole }
  if (field === undefined && (bare === 'AND' || bare === 'OR' || bare === 'NOT')) return { word: bare }
  const quoted = double ?? single
  const value = (quoted ?? bare).replace(/\\(.)/g, '$1')
  return {
    term: { kind: 'term', field, comparator: asComparator(comparator), value, quoted: quoted !== undefined },
  }
}

const asComparator = (text: string): Comparator =>
  text === '>' ? ':>' : text === '>=' ? ':>=' : text === '<' ? ':<' : text === '<=' ? ':<=' : ':'

class Parser {
  #at = 0
  constructor(readonly tokens: Token[]) {}

  /** or := and (OR and)* */
  or(): Query {
    const parts = [this.and()]
    while (this.#word('OR')) parts.push(this.and())
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts }
  }

  /** and := not ((AND)? not)* */
  and(): Query {
    const parts: Query[] = []
    for (let part = this.not(); part; part = this.not()) {
      parts.push(part)
      this.#word('AND')
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts }
  }

  not(): Query | undefined {
    if (this.#word('NOT') || this.#bracket('-')) return { kind: 'not', part: this.not() ?? { kind: 'all' } }
    if (this.#bracket('(')) {
      const inner = this.or()
      this.#bracket(')')
      return inner
    }
    const token = this.tokens[this.#at]
    if (!token || !('term' in token)) return undefined
    this.#at += 1
    return token.term
  }

  #word(word: string): boolean {
    const token = this.tokens[this.#at]
    return token !== undefined && 'word' in token && token.word === word && this.#skip()
  }

  #bracket(bracket: string): boolean {
    const token = this.tokens[this.#at]
    return token !== undefined && 'bracket' in token && token.bracket === bracket && this.#skip()
  }

  #skip(): true {
    this.#at += 1
    return true
  }
}

export const parseSearch = (text: string): Query =>
  text.trim() ? new Parser(tokenise(text)).or() : { kind: 'all' }
