import { expect, test } from 'vitest'
import { isDeaf } from './is-deaf'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 10, minute))

test.each<[string, Date | null, Date | null, boolean]>([
  ['a store that was never written to is not deaf', null, null, false],
  ['a write of a moment ago may still be echoed', at(55), null, false],
  ['a write without any echo', at(30), null, true],
  ['a write that was echoed', at(30), at(31), false],
  ['an echo that was faster than the note of the write', at(30), at(29), false],
  ['a write after the last that was heard', at(30), at(20), true],
])('%s', (_, lastWriteAt, lastWebhookAt, expected) =>
  expect(isDeaf({ lastWriteAt, lastWebhookAt }, at(59))).toBe(expected),
)
