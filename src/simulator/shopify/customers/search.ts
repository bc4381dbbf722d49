import type { SearchWarning } from '../graphql/resolver'
import { type Customer, displayName } from '../state/customer'
import { legacyIdOf } from '../state/gid'
import { type Query, type Term, parseSearch } from './search-syntax'

type Test = (customer: Customer, term: Term) => boolean

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Text is searched by words, as the real index does. An unquoted `email:ann@example.com` therefore also
 * finds lee.ann@example.com and ann@shop.example.com; quoted, the words must follow each other, which
 * still finds lee.ann@example.com. Whoever needs one customer must compare what comes back.
 */
function matchesText(text: string | null, { value, quoted }: Term): boolean {
  if (value === '*') return Boolean(text)
  const [found, wanted] = [words(text ?? ''), words(value)]
  if (wanted.length === 0) return false
  if (quoted) return found.some((_, at) => wanted.every((word, index) => found[at + index] === word))
  const prefix = value.endsWith('*') ? wanted.pop() : undefined
  return (
    wanted.every((word) => found.includes(word)) &&
    (prefix === undefined || found.some((word) => word.startsWith(prefix)))
  )
}

function matchesTime(time: string, { value, comparator }: Term): boolean {
  const [at, wanted] = [Date.parse(time), Date.parse(value)]
  if (Number.isNaN(wanted)) return false
  if (comparator === ':>') return at > wanted
  if (comparator === ':>=') return at >= wanted
  if (comparator === ':<') return at < wanted
  if (comparator === ':<=') return at <= wanted
  return /T/.test(value) ? at === wanted : time.startsWith(value)
}

function matchesNumber(number: number, { value, comparator }: Term): boolean {
  const wanted = Number(value)
  if (comparator === ':>') return number > wanted
  if (comparator === ':>=') return number >= wanted
  if (comparator === ':<') return number < wanted
  if (comparator === ':<=') return number <= wanted
  return number === wanted
}

const sameWord = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

const hasTag = (customer: Customer, value: string) => customer.tags.some((tag) => sameWord(tag, value))

const fields: Record<string, Test> = {
  id: (customer, term) =>
    matchesNumber(Number(legacyIdOf(customer.id)), { ...term, value: term.value.replace(/^gid:.*\//, '') }),
  email: (customer, term) => matchesText(customer.email, term),
  phone: (customer, term) =>
    Boolean(customer.phone?.includes(term.value.replace(/[^\d+]/g, ''))) && /\d/.test(term.value),
  first_name: (customer, term) => matchesText(customer.firstName, term),
  last_name: (customer, term) => matchesText(customer.lastName, term),
  tag: (customer, term) => hasTag(customer, term.value),
  tag_not: (customer, term) => !hasTag(customer, term.value),
  state: (customer, term) => sameWord(customer.state, term.value),
  country: (customer, term) =>
    customer.addresses.some(({ country, countryCode }) =>
      [country, countryCode].some((name) => name !== null && sameWord(name, term.value)),
    ),
  created_at: (customer, term) => matchesTime(customer.createdAt, term),
  customer_date: (customer, term) => matchesTime(customer.createdAt, term),
  updated_at: (customer, term) => matchesTime(customer.updatedAt, term),
  orders_count: (customer, term) => matchesNumber(customer.numberOfOrders, term),
  total_spent: (customer, term) => matchesNumber(customer.amountSpent, term),
  accepts_marketing: (customer, term) =>
    (customer.emailConsent.state === 'SUBSCRIBED') === (term.value.toLowerCase() === 'true'),
}

const anywhere: Test = (customer, term) =>
  matchesText([displayName(customer), customer.email, customer.phone, customer.note].join(' '), term) ||
  customer.tags.some((tag) => matchesText(tag, term))

function matches(query: Query, customer: Customer): boolean {
  switch (query.kind) {
    case 'all':
      return true
    case 'and':
      return query.parts.every((part) => matches(part, customer))
    case 'or':
      return query.parts.some((part) => matches(part, customer))
    case 'not':
      return !matches(query.part, customer)
    case 'term': {
      if (query.field === undefined) return anywhere(customer, query)
      // An unknown field narrows nothing: the real API answers with everybody and a warning.
      const test = fields[query.field]
      return test === undefined || test(customer, query)
    }
  }
}

function unknownFields(query: Query): string[] {
  if (query.kind === 'term') return query.field !== undefined && !fields[query.field] ? [query.field] : []
  if (query.kind === 'not') return unknownFields(query.part)
  return query.kind === 'all' ? [] : query.parts.flatMap(unknownFields)
}

/** Customers that a search finds, and the warnings that go beside the answer. */
export function searchCustomers(customers: Customer[], text: string, path: string[]) {
  const query = parseSearch(text)
  const warnings: SearchWarning[] = unknownFields(query).map((field) => ({
    path,
    query: text,
    field,
    message: `Invalid search field for this query.`,
    code: 'invalid_field',
  }))
  return { found: customers.filter((customer) => matches(query, customer)), warnings }
}
