import { parsePath, printPath } from '../scim/path'
import { attributeProblem } from './check-attribute'
import { pathsOf } from './check-condition'
import type { Source } from './configuration'
import { liquid } from './liquid'
import { asMistake, mistakeAbout, type Mistake } from './mistake'
import { manyGroups } from './sample-user'

/** What is wrong with where a value comes from, or undefined. */
export function sourceMistake(source: Source): Mistake | undefined {
  if (source.kind === 'fixed') return undefined
  if (source.kind === 'template') return templateMistake(source.template)
  for (const path of source.paths) {
    const mistake = pathMistake(path)
    if (mistake) return mistake
  }
  return undefined
}

function pathMistake(text: string): Mistake | undefined {
  try {
    const { where, name, sub, urn } = parsePath(text)
    if (name === undefined)
      return { message: 'This names a schema; name one of its attributes', position: null }
    const attribute = { name, ...(urn !== undefined && { urn }) }
    const used = [
      { ...attribute, ...(sub !== undefined && { sub }) },
      ...(where ? pathsOf(where).map((inner) => ({ ...attribute, sub: inner.name })) : []),
    ]
    for (const path of used) {
      const problem = attributeProblem(path)
      if (problem) return mistakeAbout(problem, path.sub ?? printPath(path), text)
    }
    return undefined
  } catch (error) {
    return asMistake(error, text)
  }
}

/** Also what shows only when it runs: a template that is too slow for somebody in many groups is no template. */
export function templateMistake(template: string): Mistake | undefined {
  try {
    liquid(template)(manyGroups)
    return undefined
  } catch (error) {
    return asMistake(error, template)
  }
}
