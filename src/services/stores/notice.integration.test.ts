import { expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { openNotice, sealNotice } from './notice'

await useDatabase()

test('a sentence that we sealed opens, and one that somebody made up does not', () => {
  expect(openNotice(sealNotice('The installation was cancelled.'))).toBe('The installation was cancelled.')
  expect(openNotice('Your password has expired, call 555-0100')).toBeUndefined()
  expect(openNotice(undefined)).toBeUndefined()
})
