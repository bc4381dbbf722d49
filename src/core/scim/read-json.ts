import { invalidSyntax, invalidValue } from './error'
import type { Json } from './json'
import { limits } from './limits'

/** Parses a request body. Throws invalidSyntax for anything that is not storable JSON. */
export function readJson(text: string): Json {
  if (text.trim() === '') throw invalidSyntax('The request has no body; a JSON object was expected')
  const parsed = parse(text)
  checkJson(parsed)
  return parsed
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalidSyntax(`The body is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Refuses what JSON.parse lets through but a database or an object cannot hold. */
export function checkJson(value: unknown, where = '', depth = 0): asserts value is Json {
  const at = where || 'The body'
  if (depth > limits.jsonDepth) throw invalidSyntax(`${at} is nested deeper than ${limits.jsonDepth} levels`)
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') return checkText(value, at)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw invalidValue(`${at} is a number too large to keep`)
    return
  }
  if (Array.isArray(value))
    return value.forEach((element, index) => checkJson(element, `${where}[${index}]`, depth + 1))
  if (typeof value !== 'object') throw invalidSyntax(`${at} is not a JSON value`)
  for (const [name, child] of Object.entries(value)) {
    const inner = where ? `${where}.${name}` : name
    if (name === '__proto__') throw invalidSyntax(`${inner} is not an attribute name`)
    checkText(name, 'A name')
    checkJson(child, inner, depth + 1)
  }
}

/** Postgres stores neither U+0000 nor half a surrogate pair in jsonb. */
export function checkText(text: string, where: string): void {
  if (text.includes('\u0000')) throw invalidValue(`${where} contains the character U+0000`)
  if (!text.isWellFormed()) throw invalidValue(`${where} contains half of a surrogate pair`)
}
