import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppClient, DOMAIN, at, textAt } from '../testing/app-client'

let app: AppClient
beforeEach(async () => {
  app = await AppClient.start()
  await app.install()
})
afterEach(() => app.simulator.stop())

test('an app that removes a tag, an address or a note of the merchant’s is reported, one that removes its own is not', async () => {
  const made = await app.control('POST', `stores/${DOMAIN}/customers`, {
    email: 'ann@example.com',
    tags: ['vip'],
    note: 'call back',
    addresses: [{ city: 'Oslo' }],
  })
  const id = textAt(made.body, 'id')
  const tag = (name: string, value: string) =>
    app.graphql(`mutation { ${name}(id: "${id}", tags: ["${value}"]) { userErrors { message } } }`)
  await tag('tagsAdd', 'ours')
  await tag('tagsRemove', 'ours')
  expect((await app.control('GET', 'invariants')).body).toEqual([])

  const input = { tags: ['ours'], note: 'synced', addresses: [] }
  await app.graphql(
    'mutation ($id: ID!, $input: CustomerSetInput!) { customerSet(identifier: { id: $id }, input: $input) { userErrors { code } } }',
    { id, input },
  )
  const { body } = await app.control('GET', `invariants?store=${DOMAIN}`)
  const kinds = Array.isArray(body) ? body.map((violation) => at(violation, 'kind')) : []
  expect(kinds).toEqual(['foreign-tag-removed', 'foreign-address-lost', 'note-overwritten'])
})
