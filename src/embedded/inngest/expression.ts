import { EvaluationError, parse, type ParseResult } from '@marcbachmann/cel-js'

const compiled = new Map<string, ParseResult>()

/** Compiles a CEL expression once; throws with the reason when it cannot be used. */
export function compile(source: string): ParseResult {
  const known = compiled.get(source)
  if (known) return known
  const program = parse(source)
  compiled.set(source, program)
  return program
}

/** Evaluates an expression over an event. A missing attribute makes all of it null, as on Inngest. */
export function evaluate(source: string, event: unknown): unknown {
  try {
    const value: unknown = compile(source)({ event: withIntegers(event) })
    return typeof value === 'bigint' ? Number(value) : value
  } catch (error) {
    if (error instanceof EvaluationError && /no such key|unknown variable/i.test(error.message)) return null
    throw error
  }
}

/** CEL tells integers from doubles, which JSON does not. */
function withIntegers(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (Array.isArray(value)) return value.map(withIntegers)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withIntegers(inner)]))
}
