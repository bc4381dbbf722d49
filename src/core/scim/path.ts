import { printAttributePath, readAttributePath } from './attribute-path'
import { invalidPath } from './error'
import type { Filter } from './filter/filter'
import { Grammar } from './filter/grammar'
import { found } from './filter/parse'
import { printFilter } from './filter/print'
import { limits } from './limits'

/** The target of a PATCH operation: an attribute, some of its values, one sub-attribute, or a whole schema. */
export type Path = {
  readonly urn?: string
  readonly name?: string
  readonly where?: Filter
  readonly sub?: string
}

/** Reads a path (RFC 7644 §3.5.2, figure 7). Throws invalidPath with the 1-based position of what is wrong. */
export function parsePath(text: string): Path {
  if (text.length > limits.filterLength)
    throw invalidPath(`A path is longer than ${limits.filterLength} characters`)
  const trimmed = text.trim()
  const whole = trimmed.includes('[') ? undefined : readAttributePath(trimmed)
  if (whole) return whole
  const refuse = (at: number, expected: string): never => {
    throw invalidPath(
      `Path ${shown(text)}, position ${at + 1}: expected ${expected}, found ${found(text, at)}`,
    )
  }
  const grammar = new Grammar(text, refuse, limits.filterDepth)
  const path = grammar.path('an attribute such as userName, name.givenName or emails[type eq "work"].value')
  const where = grammar.bracket()
  if (where && path.sub !== undefined) return refuse(0, 'the filter right after the attribute')
  const sub = grammar.subAttribute() ?? path.sub
  grammar.expectEnd('the end of the path')
  return { ...path, ...(where && { where }), ...(sub !== undefined && { sub }) }
}

export function printPath({ urn, name, where, sub }: Path): string {
  if (!where) return printAttributePath({ urn, name, sub })
  return `${printAttributePath({ urn, name })}[${printFilter(where)}]${sub === undefined ? '' : `.${sub}`}`
}

const shown = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
