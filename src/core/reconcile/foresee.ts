import { changesOf, knownOf, type ValueChange } from './changes'
import { decide, type Desired, type Ledger } from './decide'
import { lossOf, type Loss } from './loss'

/**
 * What would happen to one customer; `keep` writes nothing. Of a goodbye, nothing is written either to one that stays
 * linked, and one that is handed over is the merchant's from then on; what they keep has equal old and new values. `loss`
 * is what somebody who stays would lose by it.
 */
export type Foreseen =
  | {
      kind: 'create' | 'update' | 'restrict' | 'restrict-later' | 'restore' | 'stay' | 'hand-over'
      changes: ValueChange[]
      loss?: Loss
    }
  | { kind: 'keep' }

/** The plan that a drain would carry out for one link, in the words of a preview. */
export function foresee(desired: Desired, ledger: Ledger, { restricted }: { restricted: boolean }): Foreseen {
  const plan = decide(desired, ledger)
  if (plan.kind === 'none') return { kind: 'keep' }
  const changes = changesOf(plan.write, knownOf(desired, ledger))
  if (plan.write.kind === 'create') return { kind: 'create', changes }
  if (desired.presence === 'leaver') return { kind: restricted ? 'update' : 'restrict', changes }
  if (restricted) return { kind: 'restore', changes }
  const loss = lossOf(desired, ledger, plan)
  return { kind: 'update', changes, ...(loss && { loss }) }
}
