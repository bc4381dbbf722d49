import type { JsonObject } from './json'
import { patch } from './patch'
import { parsePatch } from './patch-request'
import { userType } from './schema/registry'
import { validate } from './validate'

export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

export const work = { value: 'ada@work.com', type: 'work', primary: true }
export const home = { value: 'ada@home.com', type: 'home' }

export const ada = validate(
  {
    userName: 'ada',
    name: { givenName: 'Ada', familyName: 'King' },
    title: 'Countess',
    emails: [work, home],
    [enterprise]: {
      department: 'Engines',
      manager: { value: 'm1', displayName: 'Charles', $ref: '../Users/m1' },
    },
    'urn:acme:2.0:User': { badge: 7 },
  },
  userType,
)

export const patched = (...Operations: JsonObject[]) => patch(ada, parsePatch({ Operations }), userType)
