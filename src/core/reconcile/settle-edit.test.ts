import { expect, test } from 'vitest'
import type { Owner } from './decide'
import { settleEdit, type Settlement } from './settle-edit'

type Row = [owner: Owner, directoryMoved: boolean, storeMoved: boolean, storeIsNewer: boolean, Settlement]

/** Every combination there is; where only one side has moved, it does not matter which is newer. */
const table: Row[] = [
  ['directory', false, false, false, 'none'],
  ['directory', true, false, false, 'write'],
  ['directory', false, true, true, 'put-back'],
  ['directory', true, true, false, 'put-back'],
  ['directory', true, true, true, 'put-back'],
  ['store', false, false, false, 'none'],
  ['store', true, false, false, 'ignore'],
  ['store', false, true, true, 'accept'],
  ['store', true, true, false, 'accept'],
  ['store', true, true, true, 'accept'],
  ['newest', false, false, false, 'none'],
  ['newest', true, false, false, 'write'],
  ['newest', false, true, true, 'accept'],
  ['newest', true, true, false, 'put-back'],
  ['newest', true, true, true, 'accept'],
  ['ask', false, false, false, 'none'],
  ['ask', true, false, false, 'write'],
  ['ask', false, true, true, 'ask'],
  ['ask', true, true, false, 'ask'],
  ['ask', true, true, true, 'ask'],
]

test.each(table)(
  'owner %s, directory moved %s, store moved %s, store newer %s: %s',
  (owner, directoryMoved, storeMoved, storeIsNewer, settlement) => {
    expect(settleEdit(owner, { directoryMoved, storeMoved, storeIsNewer })).toBe(settlement)
  },
)
