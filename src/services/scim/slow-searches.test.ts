import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readListQuery } from '@/core/scim/read-request'
import { userType } from '@/core/scim/schema/registry'
import { besideSlowOnes } from './slow-searches'

const asked = (text: string) => readListQuery(new URLSearchParams(text), [userType], 'generic')
const slow = asked('filter=title co "a"')

/** Searches that run until they are let go. */
function searches() {
  const release: (() => void)[] = []
  const start = (directory: string, query = slow) =>
    besideSlowOnes(directory, query, () => new Promise<void>((resolve) => release.push(resolve)))
  return { start, end: () => release.forEach((resolve) => resolve()) }
}

test('while three searches of a directory are slow, the next of their kind is told to come back', async () => {
  const { start, end } = searches()
  const three = [start('a'), start('a'), start('a')]
  await sleep(400)
  for (const query of ['filter=title co "b"', 'sortBy=nickName', 'filter=title eq "x" or userName eq "y"'])
    await expect(start('a', asked(query))).rejects.toMatchObject({ status: 429, retryAfter: 1 })
  const others = [
    start('b'),
    ...['', 'filter=userName eq "ada"', 'filter=active eq true and externalId eq "1"'].map((query) =>
      start('a', asked(query)),
    ),
  ]
  end()
  await Promise.all([...three, ...others])
  const next = start('a')
  end()
  await next
})

test('a search that fails is no longer one of them', async () => {
  const failing = () =>
    besideSlowOnes('c', slow, () => sleep(350).then(() => Promise.reject(new Error('gone'))))
  await Promise.allSettled([failing(), failing(), failing()])
  expect(await besideSlowOnes('c', slow, () => Promise.resolve('found'))).toBe('found')
})
