import { readFileSync, readdirSync } from 'node:fs'
import { buildSchema, parse, print, validate, type DocumentNode } from 'graphql'
import { describe, expect, test } from 'vitest'
import { AliasedRequest } from './aliased'
import { customerByIdentifier } from './documents/customer-read'
import { addTags, removeTags, setCustomer } from './documents/customer-write'

const here = import.meta.dirname
const schema = buildSchema(readFileSync(`${here}/schema/admin-2026-10.graphql`, 'utf8'))

const isDocument = (value: unknown): value is DocumentNode =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Document'

const modules = readdirSync(`${here}/documents`).filter((name) => name.endsWith('.ts'))
const exported = await Promise.all(
  modules.map(async (name) =>
    Object.entries<unknown>(await import(/* @vite-ignore */ `${here}/documents/${name}`)),
  ),
)
const operations = exported
  .flat()
  .flatMap(([name, value]) => (isDocument(value) ? [{ name, text: print(value) }] : []))
  .filter(({ text }) => /^(query|mutation) /.test(text))

describe('every document is valid in the Admin API 2026-10', () => {
  test('there are documents', () => expect(operations.length).toBeGreaterThan(7))
  test.each(operations)('$name', ({ text }) => expect(validate(schema, parse(text))).toEqual([]))
})

describe('documents combined under aliases', () => {
  const id = 'gid://shopify/Customer/1'

  test('mutations of several customers are one valid document', () => {
    const request = new AliasedRequest()
    request.add(setCustomer, { identifier: { id }, input: { firstName: 'Ada' } })
    request.add(removeTags, { id, tags: ['a'] })
    request.add(addTags, { id, tags: ['b'] })
    request.add(setCustomer, { identifier: { customId: { key: 'k', value: 'v' } }, input: {} })
    expect(validate(schema, parse(request.text))).toEqual([])
    expect(request.variables).toMatchObject({
      id_1: id,
      tags_2: ['b'],
      input_0: { firstName: 'Ada' },
      input_3: {},
    })
  })

  test('so are look-ups', () => {
    const request = new AliasedRequest()
    for (const value of ['a', 'b'])
      request.add(customerByIdentifier, { identifier: { customId: { key: 'k', value } } })
    expect(validate(schema, parse(request.text))).toEqual([])
  })

  test('each part reads its own answer; one that is missing is null', () => {
    const request = new AliasedRequest()
    const first = request.add(removeTags, { id, tags: ['a'] })
    const second = request.add(removeTags, { id, tags: ['b'] })
    const answers = { c0: { node: null, userErrors: [{ field: ['id'], message: 'no' }] } }
    expect(first.from(answers).tagsRemove?.userErrors[0]?.message).toBe('no')
    expect(second.from(answers).tagsRemove).toBeNull()
  })
})
