import type { Owner } from './decide'

/**
 * What becomes of one field of a linked customer. write: the store gets the directory's value. put-back: the same, over an
 * edit. accept: the store's value counts from now on, everywhere. ask: a person chooses. ignore: the directory's move is
 * not for this field.
 */
export type Settlement = 'none' | 'write' | 'put-back' | 'accept' | 'ask' | 'ignore'

export type Moves = {
  directoryMoved: boolean
  storeMoved: boolean
  /** Only looked at when both have moved and the newest is to win. */
  storeIsNewer: boolean
}

/** The whole truth table of two-way sync: who moved since both sides last agreed, and who has the say. */
export function settleEdit(owner: Owner, { directoryMoved, storeMoved, storeIsNewer }: Moves): Settlement {
  if (!directoryMoved && !storeMoved) return 'none'
  switch (owner) {
    case 'directory':
      return storeMoved ? 'put-back' : 'write'
    case 'store':
      return storeMoved ? 'accept' : 'ignore'
    case 'newest':
      if (!storeMoved) return 'write'
      return !directoryMoved || storeIsNewer ? 'accept' : 'put-back'
    case 'ask':
      return storeMoved ? 'ask' : 'write'
  }
}
