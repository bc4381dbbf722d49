import { describe, expect, test } from 'vitest'
import type { FieldName } from '../reconcile/customer-store'
import type { JsonObject } from '../scim/json'
import { countryOf } from './country-of'
import { fieldValue } from './field-value'

const check = (
  field: FieldName,
  text: string | null,
  country: string | null = null,
  metafieldType?: string,
) => fieldValue(field, text, { country, metafieldType })

describe('what Shopify takes is written in the one form that it returns', () => {
  test.each<[FieldName, string | null, string | null, string | null]>([
    ['firstName', '  Ada ', null, 'Ada'],
    ['firstName', ' ', null, null],
    ['firstName', null, null, null],
    ['email', 'ada@example.com', null, 'ada@example.com'],
    ['email', 'ada', null, null],
    ['phone', '+1 (415) 555-0123', null, '+14155550123'],
    ['phone', '044 123 45 67', 'CH', '+41441234567'],
    ['phone', '415 555 0123', 'US', '+14155550123'],
    ['phone', '+41 44 123 45 67', 'US', '+41441234567'],
    ['locale', 'de_ch', null, 'de-CH'],
    ['locale', 'fr-CA,fr;q=0.8', null, 'fr-CA'],
    ['locale', 'en_US.UTF-8', null, 'en-US'],
    ['taxExempt', 'Yes', null, 'true'],
    ['taxExempt', '0', null, 'false'],
    ['emailMarketing', 'true', null, 'SUBSCRIBED'],
    ['smsMarketing', 'unsubscribed', null, 'UNSUBSCRIBED'],
    ['address.countryCode', 'ch', null, 'CH'],
    ['address.countryCode', 'CHE', null, 'CH'],
    ['address.countryCode', 'Schweiz', null, 'CH'],
    ['address.countryCode', 'Côte d’Ivoire', null, 'CI'],
    ['address.countryCode', 'United States of America', null, 'US'],
    ['address.countryCode', 'UK', null, 'GB'],
    ['address.provinceCode', 'California', 'US', 'CA'],
    ['address.provinceCode', 'us-ca', 'US', 'CA'],
    ['address.provinceCode', 'Québec', 'CA', 'QC'],
    ['address.provinceCode', 'New South Wales', 'AU', 'NSW'],
    ['address.provinceCode', 'ZH', 'CH', 'ZH'],
    ['address.zip', '02139', 'US', '02139'],
    ['address.zip', '8001', 'CH', '8001'],
  ])('%s %j (%s) is %j', (field, text, country, value) =>
    expect(check(field, text, country)).toEqual({ ok: true, value }),
  )

  test.each<[string, string, string]>([
    ['single_line_text_field', 'Gold', 'Gold'],
    ['number_integer', '+007', '7'],
    ['number_decimal', '4.5', '4.5'],
    ['boolean', 'Yes', 'true'],
    ['date', '2026-02-28T10:00:00Z', '2026-02-28'],
    ['date_time', '2026-02-28T10:00:00Z', '2026-02-28T10:00:00Z'],
    ['url', 'https://example.com/a', 'https://example.com/a'],
    ['color', '#FFaa00', '#ffaa00'],
    ['json', '{ "a": [1, 2] }', '{"a":[1,2]}'],
    ['list.single_line_text_field', 'EU, Sales', '["EU","Sales"]'],
    ['list.single_line_text_field', '["Legal, EMEA"]', '["Legal, EMEA"]'],
    ['list.number_integer', '1, 2', '[1,2]'],
    ['list.date', '["2026-01-31"]', '["2026-01-31"]'],
  ])('a metafield %s of %j is %j', (type, text, value) =>
    expect(check('metafield:people.grade', text, null, type)).toEqual({ ok: true, value }),
  )
})

describe('what Shopify would refuse is left out, and says why and what to do', () => {
  test.each<[FieldName, string, string | null, string, string]>([
    ['email', 'ada@@example.com', null, 'email-invalid', 'not an e-mail address'],
    ['email', 'ada@localhost', null, 'email-invalid', 'not an e-mail address'],
    ['phone', '044 123 45 67', null, 'phone-invalid', 'says no country'],
    ['phone', '12', 'CH', 'phone-invalid', 'not a telephone number of CH'],
    ['phone', 'ask Bob', 'CH', 'phone-invalid', 'not a telephone number'],
    ['locale', 'Deutsch', null, 'locale-invalid', 'no language'],
    ['taxExempt', 'maybe', null, 'boolean-invalid', 'neither true nor false'],
    ['emailMarketing', 'REDACTED', null, 'consent-invalid', 'no state'],
    ['address.countryCode', 'Atlantis', null, 'country-unknown', 'no country'],
    ['address.provinceCode', 'Narnia', 'US', 'province-unknown', 'of US'],
    ['address.provinceCode', 'Zürich', 'CH', 'province-unknown', 'of CH'],
    ['address.zip', '2139', 'US', 'zip-invalid', 'no postal code of US'],
    ['note', 'x'.repeat(5_001), null, 'too-long', 'Shopify keeps 5,000'],
    ['firstName', 'x'.repeat(256), null, 'too-long', 'Shopify keeps 255'],
  ])('%s %.20j', (field, text, country, code, message) => {
    const checked = check(field, text, country)
    expect(checked).toMatchObject({ ok: false, problem: { field, code, who: 'idp-admin' } })
    expect(checked.ok ? '' : checked.problem.message).toContain(message)
    expect(checked.ok ? '' : checked.problem.fix).not.toBe('')
  })

  test.each([
    ['single_line_text_field', 'two\nlines'],
    ['number_integer', '4.5'],
    ['number_integer', '99999999999999999999'],
    ['number_decimal', 'four'],
    ['boolean', 'maybe'],
    ['date', '2026-02-30'],
    ['date_time', 'yesterday'],
    ['url', 'example.com'],
    ['color', 'red'],
    ['json', '{'],
    ['list.number_integer', '1, two'],
    ['product_reference', 'gid://shopify/Product/1'],
  ])('a metafield %s of %j', (type, text) =>
    expect(check('metafield:people.grade', text, null, type)).toMatchObject({
      ok: false,
      problem: { code: 'metafield-invalid' },
    }),
  )
})

test.each<[string, JsonObject, string | null]>([
  [
    'the work address before another',
    {
      addresses: [
        { type: 'home', country: 'US' },
        { type: 'work', country: 'Switzerland' },
      ],
    },
    'CH',
  ],
  ['an address before the locale', { addresses: [{ country: 'DEU' }], locale: 'en-US' }, 'DE'],
  ['the region of a locale', { locale: 'de_CH' }, 'CH'],
  ['the region of the preferred language', { preferredLanguage: 'fr-CA,fr;q=0.8' }, 'CA'],
  ['nowhere', { locale: 'en', addresses: [{ country: 'Atlantis' }] }, null],
])('where somebody is: %s', (_, user, country) => expect(countryOf(user)).toBe(country))
