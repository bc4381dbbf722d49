import { ScimError } from '../scim/error'
import { TemplateError } from './liquid'

/** What is wrong with a text that an administrator has written, and where; line and column count from 1. */
export type Mistake = { message: string; position: { line: number; column: number } | null }

const positioned = /^(?:Filter|Path ".*"), position (\d+): /s

/** The mistake that a parser has thrown; anything else is thrown on. */
export function asMistake(error: unknown, text: string): Mistake {
  if (error instanceof TemplateError) return { message: error.message, position: error.position }
  if (!(error instanceof ScimError)) throw error
  const [prefix = '', at] = positioned.exec(error.detail) ?? []
  return {
    message: error.detail.slice(prefix.length),
    position: at === undefined ? null : positionAt(text, Number(at) - 1),
  }
}

/** A mistake about a word of the text, at its first occurrence. */
export function mistakeAbout(message: string, word: string, text: string): Mistake {
  const at = text.toLowerCase().indexOf(word.toLowerCase())
  return { message, position: at < 0 ? null : positionAt(text, at) }
}

function positionAt(text: string, index: number) {
  const lines = text.slice(0, index).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
