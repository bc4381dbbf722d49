import { createHash } from 'node:crypto'
import type pg from 'pg'
import { Prisma } from './generated/client'

export type Statement = Pick<pg.QueryConfig, 'text' | 'values' | 'name'>

/** A tagged template as PostgreSQL takes it, with `$1` for values; connections prepare what comes often. */
export function statementOf(strings: TemplateStringsArray, values: readonly unknown[]): Statement {
  if (!values.some((value) => value instanceof Prisma.Sql)) {
    const text = textOf(strings)
    return { text, values: [...values], ...nameOf(text) }
  }
  const { text, values: flat } = Prisma.sql(strings, ...values)
  return { text, values: flat, ...nameOf(text) }
}

const texts = new WeakMap<TemplateStringsArray, string>()

function textOf(strings: TemplateStringsArray): string {
  const known = texts.get(strings)
  if (known !== undefined) return known
  const text = strings.reduce((before, part, index) => `${before}$${index}${part}`)
  texts.set(strings, text)
  return text
}

/** So often a text must have come to be worth preparing, so many are; clients make texts too, with their filters. */
const OFTEN = 5
const MOST_PREPARED = 100
const MOST_COUNTED = 1_000

const names = new Map<string, string>()
let uses = new Map<string, number>()

function nameOf(text: string): { name?: string } {
  const known = names.get(text)
  if (known !== undefined) return { name: known }
  if (names.size >= MOST_PREPARED) return {}
  const used = (uses.get(text) ?? 0) + 1
  if (uses.size >= MOST_COUNTED) uses = new Map()
  uses.set(text, used)
  if (used < OFTEN) return {}
  // Next bundles this file more than once over one pool: a counter of each would give one name to two texts.
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32)
  names.set(text, name)
  return { name }
}
