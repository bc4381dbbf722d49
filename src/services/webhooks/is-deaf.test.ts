import { expect, test } from 'vitest'
import { isDeaf } from './is-deaf'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 10, minute))

test.each<[string, Date | null, boolean]>([
  ['a store whose writes were echoed is not deaf', null, false],
  ['a write of a moment ago may still be echoed', at(55), false],
  ['ten minutes without an echo are not chance', at(49), true],
])('%s', (_, unheardSince, expected) => expect(isDeaf({ unheardSince }, at(59))).toBe(expected))
