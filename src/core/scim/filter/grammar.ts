import { readAttributePath } from '../attribute-path'
import { compareOperators, type CompareOperator, type Filter, type FilterPath, type Literal } from './filter'
import { type Refuse, type Token, tokenize } from './token'

const keywords = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
])

/** Recursive descent over the grammar of RFC 7644 §3.4.2.2, figure 1; operators come in any case. */
export class Grammar {
  private readonly tokens: Token[]
  private next = 0
  private depth = 0

  constructor(
    text: string,
    private readonly refuse: Refuse,
    private readonly maxDepth: number,
  ) {
    this.tokens = tokenize(text, refuse)
  }

  /** The whole text as one filter. */
  all(): Filter {
    const filter = this.or()
    this.expectEnd('"and", "or" or the end of the filter')
    return filter
  }

  or(): Filter {
    return this.joined('or', () => this.joined('and', () => this.term()))
  }

  /** An attribute path as one word. */
  path(expected: string): FilterPath {
    const token = this.peek()
    const path = token.kind === 'word' ? readAttributePath(token.text) : undefined
    if (path?.name === undefined) return this.refuse(token.at, expected)
    this.next += 1
    return { ...path, name: path.name }
  }

  /** The filter between brackets, when there is one. */
  bracket(): Filter | undefined {
    if (!this.takes('[')) return undefined
    const where = this.deeper(() => this.or())
    this.expect(']', '"]"')
    return where
  }

  /** The sub-attribute after a closing bracket, when there is one. */
  subAttribute(): string | undefined {
    const token = this.peek()
    if (token.kind !== 'word' || !token.text.startsWith('.')) return undefined
    const path = readAttributePath(token.text.slice(1))
    if (path?.name === undefined || path.urn !== undefined || path.sub !== undefined)
      return this.refuse(token.at, 'a sub-attribute such as .value')
    this.next += 1
    return path.name
  }

  expectEnd(expected: string): void {
    this.expect('end', expected)
  }

  private joined(kind: 'and' | 'or', operand: () => Filter): Filter {
    const first = operand()
    const filters = [first]
    while (this.takesWord(kind)) filters.push(operand())
    return filters.length === 1 ? first : { kind, filters }
  }

  private term(): Filter {
    if (this.peek().kind === '(') return this.group()
    if (this.isWord('not') && this.tokens[this.next + 1]?.kind === '(') {
      this.next += 1
      return { kind: 'not', filter: this.group() }
    }
    const path = this.path('an attribute, "not (" or "("')
    const where = this.bracket()
    if (!where) return this.comparison(path)
    const sub = this.subAttribute()
    if (sub === undefined) return { kind: 'some', path, where }
    // Entra writes emails[type eq "work"].value eq "a@b": the same value has to meet both.
    return { kind: 'some', path, where: { kind: 'and', filters: [where, this.comparison({ name: sub })] } }
  }

  private group(): Filter {
    this.expect('(', '"("')
    const filter = this.deeper(() => this.or())
    this.expect(')', '"and", "or" or ")"')
    return filter
  }

  private comparison(path: FilterPath): Filter {
    if (this.takesWord('pr')) return { kind: 'present', path }
    return { kind: 'compare', path, operator: this.operator(), value: this.literal() }
  }

  private operator(): CompareOperator {
    const { kind, text, at } = this.peek()
    const operator = kind === 'word' && compareOperators.find((name) => name === text.toLowerCase())
    if (!operator) return this.refuse(at, `one of ${compareOperators.join(', ')}, pr`)
    this.next += 1
    return operator
  }

  private literal(): Literal {
    const token = this.peek()
    const value = token.kind === 'literal' ? token.value : keywords.get(token.text.toLowerCase())
    if (value === undefined || token.kind === 'end')
      return this.refuse(token.at, 'a value: a string in double quotes, a number, true, false or null')
    this.next += 1
    return value
  }

  private deeper<T>(read: () => T): T {
    this.depth += 1
    if (this.depth > this.maxDepth)
      return this.refuse(this.peek().at, `at most ${this.maxDepth} levels of nesting`)
    const result = read()
    this.depth -= 1
    return result
  }

  private peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', text: '', at: 0 }
  }

  private isWord(word: string): boolean {
    const { kind, text } = this.peek()
    return kind === 'word' && text.toLowerCase() === word
  }

  private takesWord(word: string): boolean {
    const found = this.isWord(word)
    if (found) this.next += 1
    return found
  }

  private takes(kind: Token['kind']): boolean {
    const found = this.peek().kind === kind
    if (found) this.next += 1
    return found
  }

  private expect(kind: Token['kind'], expected: string): void {
    if (!this.takes(kind)) this.refuse(this.peek().at, expected)
  }
}
