import type { FieldProblem } from '../reconcile/field-problem'
import type { JsonObject } from '../scim/json'
import type { Source } from './configuration'
import { liquid, TemplateError } from './liquid'
import { readText, readTexts } from './read-path'

/** What a source says of somebody; a template that fails for them says why. */
export type SourceText = { ok: true; text: string | null } | { ok: false; why: TemplateError }

/**
 * A source as a function of the user: as SCIM paths see it, and as templates do. `list` = the metafield holds a list, so
 * that all values at the path count and not the first alone.
 */
export function sourceText(
  source: Source,
  { list }: { list: boolean },
): (user: JsonObject, context: JsonObject) => SourceText {
  if (source.kind === 'fixed') return () => ({ ok: true, text: source.value || null })
  if (source.kind === 'template') return templateText(source.template)
  const { paths } = source
  if (!list) return (user) => ({ ok: true, text: readText(user, paths) })
  return (user) => {
    const texts = readTexts(user, paths)
    return { ok: true, text: texts.length > 0 ? JSON.stringify(texts) : null }
  }
}

/** A template as a function of the user that answers its failure instead of throwing it. */
export function templateText(template: string): (_: JsonObject, context: JsonObject) => SourceText {
  const text = liquid(template)
  return (_, context) => {
    try {
      return { ok: true, text: text(context) || null }
    } catch (error) {
      if (error instanceof TemplateError) return { ok: false, why: error }
      throw error
    }
  }
}

/** What is left out because a template fails for this person; `name` is where the template stands. */
export function templateFailed(field: string, name: string, why: TemplateError): FieldProblem {
  const place = why.position ? `, line ${why.position.line}, position ${why.position.column}` : ''
  return {
    field,
    value: null,
    code: 'template-failed',
    message: `The template of ${name}${place} fails for this person: ${why.message}.`,
    who: 'teammate',
    fix: 'Change the template so that it works for people like this one.',
  }
}
