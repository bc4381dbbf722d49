import { conditionMistake } from './check-condition'
import type { StoreSettings } from './configuration'
import { mistakenAt, wrongAt, type Finding } from './finding'
import { tagMistake } from './tag'

/** Everything that is wrong with the settings of one store. */
export function storeProblems({ scope, policy, imports }: StoreSettings): Finding[] {
  const marker = tagMistake(policy.marker)
  return [
    ...(scope.kind === 'condition'
      ? mistakenAt(['scope', 'condition'], conditionMistake(scope.condition))
      : []),
    ...(imports.kind === 'condition'
      ? mistakenAt(['imports', 'condition'], conditionMistake(imports.condition))
      : []),
    ...(imports.kind === 'tagged' ? wrongAt(['imports', 'tag'], tagMistake(imports.tag)) : []),
    ...wrongAt(['policy', 'marker'], marker),
  ]
}
