import { expect, test } from 'vitest'
import { settingsOf } from '@/core/targets/settings'
import { emptyValues, mistakesIn, toInput, type TargetValues } from './form-values'

const id = crypto.randomUUID()
const endpoint = 'https://graph.microsoft.com/v1.0/servicePrincipals/a/synchronization/jobs/b/bulkUpload'
const complete: Partial<TargetValues> = {
  name: 'Site',
  url: 'https://example.com/scim/v2/',
  token: 't',
  endpoint,
  tenantId: 'acme.onmicrosoft.com',
  clientId: id,
  clientSecret: 's',
  importedBy: id,
}

test.each(['scim', 'entra', 'webhook', 'csv', 'okta_import'] as const)(
  '%s: what the form sends is what its kind keeps',
  (kind) => {
    const values = { ...emptyValues, ...complete }
    expect(mistakesIn(kind, values, { isNew: true })).toEqual([])
    const { setUp } = toInput(kind, values)
    expect(setUp.kind).toBe(kind)
    expect(settingsOf[kind].safeParse('settings' in setUp ? setUp.settings : {}).success).toBe(true)
  },
)

test.each<['scim' | 'entra' | 'webhook' | 'okta_import', Partial<TargetValues>, string[]]>([
  ['scim', { url: 'example' }, ['url']],
  ['scim', { url: 'https://ada:secret@example.com' }, ['url']],
  ['scim', { token: '' }, ['token']],
  ['scim', { token: 'a\nb: c' }, ['token']],
  ['scim', { auth: 'header', headerName: 'Content-Length' }, ['headerName']],
  ['entra', { endpoint: 'https://graph.microsoft.com/v1.0/users' }, ['endpoint']],
  ['entra', { clientId: 'x', clientSecret: '' }, ['clientId', 'clientSecret']],
  ['webhook', { name: ' ', url: '' }, ['name', 'url']],
  ['okta_import', { importedBy: '' }, ['importedBy']],
  ['webhook', { source: 'directory' }, ['sourceDirectoryId']],
])('%s with %o has its mistakes at %o', (kind, fields, expected) => {
  const mistakes = mistakesIn(kind, { ...emptyValues, ...complete, ...fields }, { isNew: true })
  expect([...new Set(mistakes.map(({ field }) => field))].toSorted()).toEqual(expected)
})

test('a target that exists keeps its secret when none is typed', () => {
  expect(mistakesIn('scim', { ...emptyValues, ...complete, token: '' }, { isNew: false })).toEqual([])
  expect(toInput('scim', { ...emptyValues, ...complete, token: '' }).setUp).not.toHaveProperty('credentials')
})
