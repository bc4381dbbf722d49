import { expect, test } from 'vitest'
import { readUrl } from './read-url'

test.each([
  ['/scim/v2/key/Users/4f?a=1&b=c?d', 'key', ['Users', '4f'], 'a=1&b=c%3Fd'],
  ['/scim/v2/key', 'key', [], ''],
  ['/scim/v2/key//Users/', 'key', ['Users'], ''],
  ['/scim/v2/key/Users/a%2Fb', 'key', ['Users', 'a/b'], ''],
  ['/scim/v2/key/Users/%zz', 'key', ['Users', '%zz'], ''],
])('%s asks directory %s for %j', (url, directoryKey, segments, query) => {
  const read = readUrl(url)
  expect(read).toMatchObject({ directoryKey, segments })
  expect(String(read?.query)).toBe(query)
})

test.each(['/people', '/scim', '/scim/v2', '/scim/v1/key/Users', '/scim/v21/key'])(
  '%s is not SCIM’s',
  (url) => expect(readUrl(url)).toBeUndefined(),
)
