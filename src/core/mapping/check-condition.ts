import { printAttributePath } from '../scim/attribute-path'
import { checkFilter } from '../scim/filter/check'
import type { Filter, FilterPath } from '../scim/filter/filter'
import { parseFilter } from '../scim/filter/parse'
import { userType } from '../scim/schema/registry'
import { attributeProblem } from './check-attribute'
import { asMistake, mistakeAbout, type Mistake } from './mistake'

/** What is wrong with a condition, or undefined. An empty one holds for everyone. */
export function conditionMistake(text: string): Mistake | undefined {
  if (text.trim() === '') return undefined
  try {
    const filter = parseFilter(text)
    for (const path of pathsOf(filter)) {
      const problem = attributeProblem(path)
      if (problem) return mistakeAbout(problem, printAttributePath(path), text)
    }
    checkFilter(filter, userType)
    return undefined
  } catch (error) {
    return asMistake(error, text)
  }
}

/** The attributes that a filter looks at; those inside of brackets belong to the attribute before them. */
export function pathsOf(filter: Filter): FilterPath[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.flatMap(pathsOf)
    case 'not':
      return pathsOf(filter.filter)
    case 'some':
      return pathsOf(filter.where).map(({ name }) => ({ ...filter.path, sub: name }))
    case 'present':
    case 'compare':
      return [filter.path]
  }
}
