import { expect, test } from 'vitest'
import { isAsShown } from './as-shown'
import type { CustomerRecord } from './customer-store'

const role = { companyId: 'c', locationId: 'l', roleId: 'r' }
const shown: CustomerRecord = {
  id: 'c1',
  linkKey: null,
  lastName: 'Lovelace',
  locale: 'en',
  tags: ['rollcall:member', 'vip'],
  roles: [role],
  updatedAt: '2026-11-24T10:00:00Z',
}

test.each<[string, Partial<CustomerRecord>, boolean]>([
  ['the same', {}, true],
  ['the same in another order and with another offset', { tags: ['vip', 'rollcall:member'] }, true],
  ['a time with another offset', { updatedAt: '2026-11-24T05:00:00-05:00' }, true],
  ['roles that were not asked for', { roles: undefined }, true],
  ['another locale in the same second', { locale: 'de' }, false],
  ['another spelling', { lastName: 'lovelace' }, false],
  ['a field that was not seen before', { note: 'x' }, false],
  ['a later time', { updatedAt: '2026-11-24T10:00:01Z' }, false],
  ['a tag more', { tags: ['rollcall:member', 'vip', 'new'] }, false],
  ['a tag less', { tags: ['vip'] }, false],
  ['another tag', { tags: ['rollcall:member', 'new'] }, false],
  ['no role any more', { roles: [] }, false],
  ['another role', { roles: [{ ...role, roleId: 'other' }] }, false],
])('%s', (_, over, expected) => expect(isAsShown({ ...shown, ...over }, shown)).toBe(expected))
