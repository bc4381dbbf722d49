import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseShopDomain } from './shop-domain'

describe('a shop is recognised in every form in which people know it', () => {
  test.each([
    ['acme'],
    ['acme.myshopify.com'],
    ['  ACME.myshopify.com '],
    ['https://acme.myshopify.com'],
    ['http://acme.myshopify.com/admin/products?selectedView=all'],
    ['https://admin.shopify.com/store/acme'],
    ['https://admin.shopify.com/store/acme/settings/domains'],
    ['admin.shopify.com/store/Acme?x=1'],
  ])('%s', (typed) => expect(parseShopDomain(typed)).toEqual({ ok: true, shop: 'acme.myshopify.com' }))
})

describe('what is not a shop is refused with what is wrong with it', () => {
  test.each([
    ['', 'Type the address'],
    ['my shop', 'no spaces'],
    ['www.acme.com', 'www.acme.com is not a .myshopify.com address'],
    ['acme.myshopify.com.evil.example', 'not a .myshopify.com address'],
    ['https://evil.example/acme.myshopify.com', 'evil.example is not'],
    ['me@acme.com', 'e-mail address'],
    ['user@acme.myshopify.com', 'not a shop name'],
    ['https://admin.shopify.com/', 'names no shop'],
    ['-acme', 'not a shop name'],
    ['ac_me', 'not a shop name'],
    ['.myshopify.com', 'is missing'],
    ['a.b.myshopify.com', 'too many dots'],
    ['a'.repeat(61), 'at most 60'],
  ])('%s', (typed, reason) => {
    expect(parseShopDomain(typed)).toEqual({ ok: false, reason: expect.stringContaining(reason) })
  })
})

test('whatever is accepted is one label before .myshopify.com', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (typed) => {
      const parsed = parseShopDomain(typed)
      if (parsed.ok) expect(parsed.shop).toMatch(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/)
    }),
  )
})
