import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mendPath } from './mend-path'

test.each([
  ['/scim/v2/key/', '/scim/v2/key'],
  ['/scim/v2/key/Users/?filter=a//b/', '/scim/v2/key/Users?filter=a//b/'],
  ['/scim/v2/key//Users?a=1?2', '/scim/v2/key/Users?a=1?2'],
  ['/scim/v2/key/Users/%zz', '/scim/v2/key/Users/%25zz'],
  ['/scim/v2/key/Users/%ff', '/scim/v2/key/Users/%25ff'],
  ['/scim/v2/key/Users/a%2Fb', '/scim/v2/key/Users/a%2Fb'],
  ['/people//', '/people//'],
])('%s means %s', (sent, meant) => expect(mendPath(sent)).toBe(meant))

test('whatever is sent, each segment can be decoded, and mending it again changes nothing', () => {
  const path = fc.string({ unit: 'binary-ascii' }).map((text) => `/scim/v2/${text}`)
  fc.assert(
    fc.property(path, (sent) => {
      const meant = mendPath(sent)
      meant.split('?')[0]?.split('/').forEach(decodeURIComponent)
      expect(mendPath(meant)).toBe(meant)
    }),
  )
})
