/**
 * How a store differs from what is remembered of it, besides edits (absorb.ts). missing: a linked customer is gone.
 * keyless: it lost the key of its link. stray-key: it carries a key without being linked. duplicate: a second customer
 * of somebody who is linked. unmanaged: on a domain of the organization, but of nobody whom a directory knows.
 */
export const driftKinds = ['missing', 'keyless', 'stray-key', 'duplicate', 'unmanaged'] as const

export type DriftKind = (typeof driftKinds)[number]

/** What a store's settings ask for. */
export type DriftPolicy = 'repair' | 'raise'

/** A person decides what cannot be undone by another comparison, and what the policy leaves to them. */
export function answerTo(kind: DriftKind, policy: DriftPolicy): DriftPolicy {
  if (kind === 'keyless') return 'repair'
  return kind === 'missing' ? policy : 'raise'
}

export type DriftAction = 'put-back' | 'restrict' | 'adopt' | 'forget-key' | 'merge' | 'ignore'

/** What a person can do about each kind; `hasPerson`: the organization knows whose it may be. */
export function actionsFor(kind: DriftKind, { hasPerson }: { hasPerson: boolean }): DriftAction[] {
  switch (kind) {
    case 'missing':
    case 'keyless':
      return ['put-back', 'ignore']
    case 'stray-key':
      return hasPerson ? ['adopt', 'forget-key', 'ignore'] : ['forget-key', 'ignore']
    case 'duplicate':
      return ['merge', 'restrict', 'ignore']
    case 'unmanaged':
      return hasPerson ? ['adopt', 'restrict', 'ignore'] : ['restrict', 'ignore']
  }
}
