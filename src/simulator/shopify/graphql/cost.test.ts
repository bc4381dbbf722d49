import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { type CostSubject, actualCost, requestedCost } from './cost'
import { Preparer } from './prepare'

const schema = buildSchema(readFileSync(new URL('../schema/admin-2026-10.graphql', import.meta.url), 'utf8'))
const preparer = new Preparer(schema)

function subject(text: string, variables: Record<string, unknown> = {}): CostSubject {
  const preparation = preparer.prepare(text)
  if (!preparation.ok) throw new Error(JSON.stringify(preparation.errors))
  const { operation, fragments } = preparation.prepared
  return { schema, operation, fragments, variables }
}

describe('the cost of a document (measured on real stores where it says so)', () => {
  test.each([
    ['a page of 250 flat objects (13, measured)', '{ customers(first: 250) { nodes { id tags } } }', 13],
    ['an object', '{ shop { name plan { shopifyPlus } } }', 2],
    [
      'a mutation, whatever it returns',
      'mutation { tagsAdd(id: "x", tags: []) { node { ... on Customer { id metafields(first: 50) { nodes { id } } } } } }',
      10,
    ],
    ['each alias', '{ a: shop { name } b: shop { name } }', 2],
    ['a field asked for twice, once', '{ shop { name } shop { id } }', 1],
    ['edges like nodes', '{ customers(first: 250) { edges { node { id } } } }', 13],
    [
      'a fragment like what it stands for',
      'query { customers(first: 250) { ...P } } fragment P on CustomerConnection { nodes { id } }',
      13,
    ],
    [
      'the dearest type that an interface may be',
      '{ node(id: "x") { id ... on Customer { addressesV2(first: 250) { nodes { id } } } ... on Shop { plan { shopifyPlus } } } }',
      14,
    ],
  ])('%s', (_, text, cost) => expect(requestedCost(subject(text))).toBe(cost))

  test('a page size may come from a variable', () => {
    const text = 'query ($n: Int) { customers(first: $n) { nodes { id } } }'
    expect(requestedCost(subject(text, { n: 250 }))).toBe(13)
  })

  test('what was found is what is paid for', () => {
    const query = subject('{ customers(first: 250) { nodes { id defaultAddress { city } } } }')
    const nodes = [
      { id: '1', defaultAddress: null },
      { id: '2', defaultAddress: { city: 'Oslo' } },
    ]
    expect(requestedCost(query)).toBe(25)
    expect(actualCost(query, { customers: { nodes } })).toBe(5)
    expect(actualCost(query, { customers: { nodes: [] } })).toBe(1)
  })
})
