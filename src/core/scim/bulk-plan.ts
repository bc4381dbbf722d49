import { referencesOf } from './bulk-references'
import type { BulkOperation } from './bulk-request'

/** `complete` repeats a created resource as a whole, once the circle that it was part of is closed. */
export type BulkStep = { readonly kind: 'run' | 'complete'; readonly index: number }

/**
 * The order in which operations can run (RFC 7644 §3.7.2): what is referred to comes first, otherwise as sent.
 * In a circle the first operation runs without the references that are still open, and is completed after.
 */
export function planBulk(operations: readonly BulkOperation[]): BulkStep[] {
  const creators = new Map<string, number>()
  operations.forEach(({ method, bulkId }, index) => {
    if (method === 'POST' && bulkId !== undefined) creators.set(bulkId, index)
  })
  const steps: BulkStep[] = []
  const incomplete: BulkStep[] = []
  const state = new Map<number, 'open' | 'done'>()

  /** Depth first, with a stack of its own: a chain may be as long as the request. */
  const visit = (root: number) => {
    const stack = [{ index: root, open: needs(operations[root], creators) }]
    state.set(root, 'open')
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.open.pop()
      if (next === undefined) {
        stack.pop()
        state.set(top.index, 'done')
        steps.push({ kind: 'run', index: top.index })
      } else if (!state.has(next)) {
        state.set(next, 'open')
        stack.push({ index: next, open: needs(operations[next], creators) })
      } else if (state.get(next) === 'open') {
        incomplete.push({ kind: 'complete', index: top.index })
      }
    }
  }
  operations.forEach((_, index) => {
    if (!state.has(index)) visit(index)
  })
  const unique = new Map(incomplete.map((step) => [step.index, step]))
  return [...steps, ...unique.values()]
}

/** The operations that create what one refers to; the last is looked at first. */
function needs(operation: BulkOperation | undefined, creators: ReadonlyMap<string, number>): number[] {
  if (!operation) return []
  const { data, path } = referencesOf(operation)
  const bulkIds = path === undefined ? [...data] : [...data, path]
  return bulkIds.flatMap((bulkId) => creators.get(bulkId) ?? []).reverse()
}
