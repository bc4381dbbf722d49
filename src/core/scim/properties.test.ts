import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBulk } from './bulk-request'
import { detectIdp, idps } from './detect'
import { ScimError } from './error'
import { isObject, type Json, type JsonObject, same } from './json'
import { membersOf, memberDelta } from './member-delta'
import { patch } from './patch'
import { readPatch, readResource, readSearchRequest } from './read-request'
import { readJson } from './read-json'
import { redact } from './redact'
import { represent } from './represent'
import { groupType, resourceTypes, userType } from './schema/registry'
import { validate } from './validate'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const sometimes = { requiredKeys: [] }
const word = fc.constantFrom('', 'a', 'B', 'work', 'home', 'ada@example.com', '0')

const plural = fc.record(
  { value: word, type: word, primary: fc.boolean(), display: fc.option(word) },
  sometimes,
)

const attributes: fc.Arbitrary<Json> = fc
  .record(
    {
      userName: fc.constantFrom('ada', 'Bob'),
      title: fc.option(word),
      active: fc.boolean(),
      name: fc.record({ givenName: word, familyName: fc.option(word) }, sometimes),
      emails: fc.array(plural, { maxLength: 3 }),
      addresses: fc.array(fc.record({ country: word, type: word, primary: fc.boolean() }, sometimes), {
        maxLength: 2,
      }),
      shoeSize: fc.integer(),
      password: word,
      [enterprise]: fc.record(
        { department: word, manager: fc.record({ value: word, displayName: word }, sometimes) },
        sometimes,
      ),
      'urn:acme:2.0:User': fc.dictionary(word, fc.option(fc.integer()), { maxKeys: 2 }),
    },
    sometimes,
  )
  .map((record) => readJson(JSON.stringify(record)))

const path = fc.constantFrom(
  'userName',
  'title',
  'active',
  'name',
  'name.familyName',
  'emails',
  'emails.value',
  'emails[type eq "work"]',
  'emails[type eq "work"].value',
  'emails[primary eq true].display',
  'emails[value eq "a" or not (type pr)]',
  'addresses',
  'addresses[type eq "work"].country',
  'shoeSize',
  enterprise,
  `${enterprise}:manager`,
  `${enterprise}:manager.value`,
  'urn:acme:2.0:User',
  'urn:acme:2.0:User:a',
  'schemas',
  'id',
)

const value: fc.Arbitrary<Json> = fc.oneof(
  word,
  fc.boolean(),
  fc.constant(null),
  plural,
  fc.array(plural, { maxLength: 2 }),
  attributes,
)
const operation: fc.Arbitrary<Json> = fc.record(
  { op: fc.constantFrom('add', 'replace', 'remove', 'Replace'), path, value },
  { requiredKeys: ['op'] },
)
const idp = fc.constantFrom(...idps)

/** What comes of it, or undefined when it was refused as SCIM refuses. */
function refusable<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    expect(error).toBeInstanceOf(ScimError)
    return undefined
  }
}

describe('After any sequence of PATCHes', () => {
  const start = validate({ userName: 'ada', emails: [{ value: 'a', type: 'work', primary: true }] }, userType)

  test('the resource is valid, and a PUT of it changes nothing', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 8 }), idp, (operations, idp) => {
        const end = operations.reduce<JsonObject>(
          (current, each) =>
            refusable(
              () => patch(current, readPatch({ Operations: [each] }, userType, idp), userType).resource,
            ) ?? current,
          start,
        )
        expect(validate(end, userType, end)).toEqual(end)
        expect(end).not.toHaveProperty('password')
      }),
      { numRuns: 500 },
    )
  })

  test('`changed` says whether it changed', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 4 }), (operations) => {
        const done = refusable(() =>
          patch(start, readPatch({ Operations: operations }, userType, 'entra'), userType),
        )
        if (done) expect(done.changed).toBe(!same(start, done.resource))
      }),
    )
  })
})

describe('A resource that was accepted', () => {
  test('is accepted again as it is, and seen by clients without loss', () => {
    fc.assert(
      fc.property(attributes, idp, (body, idp) => {
        const kept = refusable(() => readResource(body, userType, idp))
        if (!kept) return
        expect(validate(kept, userType, kept)).toEqual(kept)
        const meta = {
          id: '1',
          created: new Date(0),
          lastModified: new Date(0),
          version: 1,
          baseUrl: 'https://scim',
        }
        expect(represent(kept, meta, userType)).toMatchObject(kept)
      }),
    )
  })
})

describe('A member delta', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd')
  const members = fc.array(fc.record({ value: id }), { minLength: 1, maxLength: 3 })
  const memberOperation: fc.Arbitrary<Json> = fc.oneof(
    fc.record({ op: fc.constant('add'), path: fc.constant('members'), value: members }),
    fc.record({ op: fc.constant('replace'), path: fc.constant('members'), value: members }),
    fc.record({ op: fc.constant('remove'), path: id.map((value) => `members[value eq "${value}"]`) }),
    fc.record({ op: fc.constant('Remove'), path: fc.constant('members'), value: members }),
    fc.constant({ op: 'remove', path: 'members' }),
    fc.constant({ op: 'remove', path: 'members[not (value eq "a")]' }),
    fc.record({ op: fc.constant('replace'), value: fc.record({ displayName: fc.constant('N'), members }) }),
  )

  test('does what a PATCH of the whole group would', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(id),
        fc.array(memberOperation, { minLength: 1, maxLength: 6 }),
        (ids, sent) => {
          const group = validate({ displayName: 'G', members: ids.map((value) => ({ value })) }, groupType)
          const operations = readPatch({ Operations: sent }, groupType, 'entra')
          const delta = memberDelta(operations)
          const kept = delta.clear
            ? []
            : membersOf(group).filter((member) => !delta.remove.includes(member.value))
          const selected = delta.removeWhere.length > 0 ? kept.filter(({ value }) => value === 'a') : kept
          const expected = membersOf(patch(group, operations, groupType).resource)
          const found = new Set([...selected, ...delta.add].map((member) => member.value))
          expect(found).toEqual(new Set(expected.map((member) => member.value)))
          expect(delta.rest.every((operation) => operation.path === undefined)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('Random JSON never throws anything but a ScimError', () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 5 }),
    fc.record({ Operations: fc.array(fc.oneof(operation, fc.jsonValue()), { maxLength: 3 }) }),
    fc.record({
      Operations: fc.array(
        fc.record(
          { method: fc.string(), path: fc.string(), bulkId: fc.string(), data: fc.jsonValue() },
          sometimes,
        ),
      ),
    }),
    attributes,
    fc.record(
      { filter: fc.jsonValue(), count: fc.jsonValue(), sortBy: fc.jsonValue(), attributes: fc.jsonValue() },
      sometimes,
    ),
  )

  test('as a body of any request from any client', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...resourceTypes), idp, (body, type, idp) => {
        refusable(() => readResource(body, type, idp))
        refusable(() => patch({ userName: 'ada', displayName: 'G' }, readPatch(body, type, idp), type))
        refusable(() => memberDelta(readPatch(body, type, idp)))
        refusable(() => readSearchRequest(body, [type], idp))
        refusable(() => parseBulk(body))
        const json = refusable(() => readJson(JSON.stringify(body)))
        if (json === undefined) return
        redact(json)
        expect(idps).toContain(detectIdp({ body: json }))
        if (isObject(json)) refusable(() => membersOf(json))
      }),
      { numRuns: 1000 },
    )
  })

  test('nor does random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void refusable(() => readJson(text))))
  })
})
