import { expect, test } from 'vitest'
import type { JsonObject } from '../scim/json'
import { readTexts } from './read-path'
import { seenAttributes } from './seen-attributes'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

const user: JsonObject = {
  schemas: [enterprise],
  userName: 'ada',
  active: true,
  name: { givenName: 'Ada', familyName: '' },
  emails: [{ type: 'work', value: 'a@example.com', primary: true }, { value: 'b@example.com' }],
  badge: 4,
  [enterprise]: { department: 'Sales', manager: { value: '7' } },
}

test('attributes that identity providers have sent are offered as paths, each of which reads a value', () => {
  const paths = seenAttributes([user, { userName: 'bob', title: 'Clerk' }])
  expect(paths).toEqual([
    'badge',
    'emails.value',
    'emails[type eq "work"].value',
    'name.givenName',
    'title',
    `${enterprise}:department`,
    `${enterprise}:manager.value`,
    'userName',
  ])
  for (const path of paths.filter((each) => each !== 'title')) expect(readTexts(user, [path])).not.toEqual([])
})
