import pg from 'pg'
import { expect, test } from 'vitest'
import { isUnavailable } from './errors'

const refusedWith = (code: string) => Object.assign(new pg.DatabaseError('refused', 7, 'error'), { code })

test.each([
  ['a full pool', new Error('timeout exceeded when trying to connect'), true],
  ['a connection that broke', new Error('Connection terminated unexpectedly'), true],
  ['a server that is not there', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), true],
  ['too many connections', refusedWith('53300'), true],
  ['a server that stops', refusedWith('57P01'), true],
  ['a statement that took too long', refusedWith('57014'), true],
  ['a deadlock', refusedWith('40P01'), true],
  ['a column that does not exist', refusedWith('42703'), false],
  ['a taken value', refusedWith('23505'), false],
  ['a mistake of ours', new TypeError('x is undefined'), false],
  ['nothing at all', undefined, false],
])('%s: may the same succeed a moment later?', (_, error, expected) =>
  expect(isUnavailable(error)).toBe(expected),
)
